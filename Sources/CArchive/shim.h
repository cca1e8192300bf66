#include <archive.h>
#include <archive_entry.h>

#ifdef __linux__
#include <spawn.h>
/* glibc shows them only under _GNU_SOURCE, which Swift's own module of glibc is built without. */
int syncfs(int fd);
/* Flag 2 is SYNC_FILE_RANGE_WRITE: the disk begins to write, and nobody waits. */
int sync_file_range(int fd, long long offset, long long count, unsigned int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
#endif
