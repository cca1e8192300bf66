#include <archive.h>
#include <archive_entry.h>

#ifdef __linux__
#include <spawn.h>
/* glibc shows them only under _GNU_SOURCE, which Swift's own module of glibc is built without. */
int syncfs(int fd);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
#endif
