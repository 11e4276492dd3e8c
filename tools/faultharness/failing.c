/* Makes the n-th write, sync or change of length of a log's data file fail, once or from then on (LD_PRELOAD).
 *
 * RXF_N      which one, from 1
 * RXF_KIND   EIO, ENOSPC, or SHORT (half of the bytes are written, and no error is told)
 * RXF_MODE   once, or from
 * RXF_REPORT a file that gets a line for each failure
 */
#include "target.h"

#include <errno.h>
#include <stdatomic.h>

static atomic_int operations;

/* Whether this operation fails; says so in the report. */
static int fails(int fd, const char *name) {
    const char *number = getenv("RXF_N");
    if (!number || !is_target(fd)) return 0;
    int wanted = atoi(number), current = atomic_fetch_add(&operations, 1) + 1;
    const char *mode = getenv("RXF_MODE");
    if (current < wanted || (current > wanted && (!mode || strcmp(mode, "from")))) return 0;
    int report = open(getenv("RXF_REPORT"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (report >= 0) {
        dprintf(report, "%s %d\n", name, current);
        close(report);
    }
    return 1;
}

static int is_short(void) {
    const char *kind = getenv("RXF_KIND");
    return kind && !strcmp(kind, "SHORT");
}

static int failure(void) {
    const char *kind = getenv("RXF_KIND");
    errno = kind && !strcmp(kind, "ENOSPC") ? ENOSPC : EIO;
    return -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    if (!fails(fd, "pwrite")) return REAL(pwrite64)(fd, bytes, count, offset);
    return is_short() ? REAL(pwrite64)(fd, bytes, count / 2, offset) : failure();
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    if (!fails(fd, "pwrite")) return REAL(pwrite)(fd, bytes, count, offset);
    return is_short() ? REAL(pwrite)(fd, bytes, count / 2, offset) : failure();
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (!fails(fd, "writev")) return REAL(writev)(fd, parts, count);
    return is_short() ? REAL(write)(fd, parts[0].iov_base, parts[0].iov_len / 2) : failure();
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    if (!fails(fd, "pwritev")) return REAL(pwritev)(fd, parts, count, offset);
    return is_short() ? REAL(pwrite)(fd, parts[0].iov_base, parts[0].iov_len / 2, offset) : failure();
}

int fdatasync(int fd) { return fails(fd, "fdatasync") ? failure() : REAL(fdatasync)(fd); }

int fsync(int fd) { return fails(fd, "fsync") ? failure() : REAL(fsync)(fd); }

int ftruncate64(int fd, off64_t length) { return fails(fd, "ftruncate") ? failure() : REAL(ftruncate64)(fd, length); }

int ftruncate(int fd, off_t length) { return fails(fd, "ftruncate") ? failure() : REAL(ftruncate)(fd, length); }
