#include <archive.h>
#include <archive_entry.h>

#ifdef __linux__
/* glibc shows it only under _GNU_SOURCE, which Swift's own module of glibc is built without. */
int syncfs(int fd);
#endif
