"""Turns lessons into mail, one message a lesson, so that notmuch can search the same words.

    python3 mail.py lessons.jsonl FOLDER      makes FOLDER/mail (a maildir) and its notmuch index

Grades, subjects, ISTE indicators and more become tags (`grade-4`, `subject-ela`, `iste-1a`), so that a
question with filters can be asked of notmuch as well."""

import email.policy
import json
import os
import sys
from email.message import EmailMessage

from processes import run

# Eight-bit text with Unix line ends: what a maildir holds when nothing was re-encoded on the way.
MAIL = email.policy.default.clone(cte_type="8bit", linesep="\n", max_line_length=0)
TAGS = {"grades": "grade", "subjects": "subject", "iste": "iste", "program": "program", "school-year": "year",
        "devices": "devices"}


def message(record, number):
    """The lesson as a message: its title is the subject, its parts are the text."""
    mail = EmailMessage(policy=MAIL)
    mail["From"] = f"Lesson <lesson-{number}@example.org>"
    mail["To"] = "teachers@example.org"
    mail["Date"] = "Mon, 01 Jan 2024 12:00:00 +0000"
    mail["Message-ID"] = f"<lesson-{number}@example.org>"
    mail["Subject"] = " ".join(record["title"].split())
    parts = [record.get(key, "") for key in ("summary", "lesson", "process", "reflection")]
    parts.append(", ".join(record.get("keywords", [])))
    mail.set_content("\n\n".join(part for part in parts if part), cte="8bit")
    return bytes(mail)


def tags(record, number):
    """One line of `notmuch tag --batch`."""
    values = {tag: record.get(key, []) for key, tag in TAGS.items()}
    words = [f"+{tag}-{value}" for tag, of in values.items() for value in ([of] if isinstance(of, str) else of)]
    return f"{' '.join(words)} -- id:lesson-{number}@example.org\n" if words else ""


def make_maildir(jsonl, folder):
    """Writes the messages and, beside them, the tags that notmuch reads; gives their number."""
    maildir = os.path.join(folder, "mail")
    for part in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(maildir, part), exist_ok=True)
    number = 0
    with open(jsonl, encoding="utf-8") as lessons, \
            open(os.path.join(folder, "tags"), "w", encoding="utf-8") as batch:
        for number, line in enumerate(lessons, start=1):
            record = json.loads(line)
            with open(os.path.join(maildir, "cur", f"{number}.lesson:2,S"), "wb") as file:
                file.write(message(record, number))
            batch.write(tags(record, number))
    return number


def environment(folder):
    """What notmuch must be told so that it uses this folder and nothing of the user's own."""
    return {**os.environ, "NOTMUCH_CONFIG": os.path.join(folder, "notmuch-config"), "NOTMUCH_PROFILE": ""}


def make_index(folder):
    """Indexes the maildir once, as `notmuch new` does for everybody's mail."""
    env = environment(folder)
    with open(env["NOTMUCH_CONFIG"], "w", encoding="utf-8") as config:
        config.write(f"[database]\npath={os.path.join(folder, 'mail')}\n"
                     "[user]\nname=Benchmark\nprimary_email=teachers@example.org\n"
                     "[new]\ntags=lesson\n[maildir]\nsynchronize_flags=false\n")
    run(["notmuch", "new", "--quiet"], env)
    run(["notmuch", "tag", "--batch", f"--input={os.path.join(folder, 'tags')}"], env)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(make_maildir(sys.argv[1], sys.argv[2]), "messages")
    make_index(sys.argv[2])
