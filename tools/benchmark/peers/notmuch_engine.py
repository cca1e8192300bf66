"""notmuch over the same lessons as mail, by its library: `index FOLDER` takes lessons, `answer FOLDER` questions.

It reads the lessons itself, orders by date alone and counts no facets; filters are tags."""

import ctypes
import ctypes.util
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import mail  # noqa: E402
from conversation import Answer, main  # noqa: E402

READ_ONLY, MOST = 0, 10


def index(folder):
    os.makedirs(folder, exist_ok=True)
    mail.make_maildir("/dev/stdin", folder)
    mail.make_index(folder)


def library():
    """The functions that are called, with their types where those are not `int`."""
    notmuch = ctypes.CDLL(ctypes.util.find_library("notmuch"))
    for name in ("query_create", "messages_get"):
        getattr(notmuch, f"notmuch_{name}").restype = ctypes.c_void_p
    notmuch.notmuch_message_get_message_id.restype = ctypes.c_char_p
    return notmuch


def quoted(word):
    return f'"{word}"'


def text(question):
    """The question in notmuch's language."""
    words = question.words
    if question.kind == "phrase":
        parts = [quoted(" ".join(words))]
    elif question.kind == "prefix":
        parts = [words[0] + "*"]
    else:
        parts = ["(" + (" or " if question.kind == "any" else " and ").join(words) + ")"] if words else []
    parts += ["tag:" + quoted(value.replace("=", "-", 1)) for value in question.filters]
    return " and ".join(parts) or "*"


class Engine:
    def __init__(self, folder):
        self.notmuch = library()
        self.database = ctypes.c_void_p()
        status = self.notmuch.notmuch_database_open_with_config(
            os.path.join(folder, "mail").encode(), READ_ONLY, b"", None, ctypes.byref(self.database), None)
        if status:
            sys.exit(f"notmuch could not open {folder}: status {status}.")

    def __call__(self, question):
        query = ctypes.c_void_p(self.notmuch.notmuch_query_create(self.database, text(question).encode()))
        count = ctypes.c_uint()
        if question.counts:
            self.notmuch.notmuch_query_count_messages(query, ctypes.byref(count))
        answer = Answer(count.value, self.ids(query))
        self.notmuch.notmuch_query_destroy(query)
        return answer

    def ids(self, query):
        messages, ids = ctypes.c_void_p(), []
        if self.notmuch.notmuch_query_search_messages(query, ctypes.byref(messages)):
            return ids
        while len(ids) < MOST and self.notmuch.notmuch_messages_valid(messages):
            message = ctypes.c_void_p(self.notmuch.notmuch_messages_get(messages))
            ids.append(self.notmuch.notmuch_message_get_message_id(message).decode())
            self.notmuch.notmuch_messages_move_to_next(messages)
        return ids


if __name__ == "__main__":
    main(index, Engine)
