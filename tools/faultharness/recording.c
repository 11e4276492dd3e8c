/* Records every write, sync and change of length of a log's data file (LD_PRELOAD).
 *
 * RXR_LOG  where the records go: kind (1), nanoseconds of the monotonic clock (8), offset (8), length (8), bytes.
 *          W a write, D a write that waits for the disk, d its end, s the beginning of a sync, S its end, T a new length
 */
#include "target.h"

#include <pthread.h>
#include <stdint.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;

static int waits(int fd) { return (fcntl(fd, F_GETFL) & O_DSYNC) != 0; }

static void record(char kind, uint64_t offset, const struct iovec *parts, int count) {
    pthread_mutex_lock(&lock);
    if (out < 0) out = open(getenv("RXR_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    uint64_t length = 0;
    for (int i = 0; i < count; i++) length += parts[i].iov_len;
    uint64_t head[3] = {(uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec, offset, length};
    struct iovec all[1026] = {{&kind, 1}, {head, sizeof head}};
    for (int i = 0; i < count; i++) all[i + 2] = parts[i];
    if (REAL(writev)(out, all, count + 2) < 0) abort();
    pthread_mutex_unlock(&lock);
}

static void record_bytes(char kind, uint64_t offset, const void *bytes, size_t count) {
    struct iovec part = {(void *)bytes, count};
    record(kind, offset, &part, bytes ? 1 : 0);
}

static ssize_t recorded_pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    int is_waiting = waits(fd);
    record_bytes(is_waiting ? 'D' : 'W', (uint64_t)offset, bytes, count);
    ssize_t written = REAL(pwrite)(fd, bytes, count, offset);
    if (is_waiting) record_bytes('d', (uint64_t)offset, NULL, 0);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    return is_target(fd) ? recorded_pwrite(fd, bytes, count, offset) : REAL(pwrite)(fd, bytes, count, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    return is_target(fd) ? recorded_pwrite(fd, bytes, count, offset) : REAL(pwrite64)(fd, bytes, count, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (is_target(fd)) record('W', (uint64_t)lseek(fd, 0, SEEK_CUR), parts, count);
    return REAL(writev)(fd, parts, count);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    if (is_target(fd)) record('W', (uint64_t)offset, parts, count);
    return REAL(pwritev)(fd, parts, count, offset);
}

static int recorded_sync(int fd, int (*sync)(int)) {
    if (!is_target(fd)) return sync(fd);
    record_bytes('s', 0, NULL, 0);
    int result = sync(fd);
    if (result == 0) record_bytes('S', 0, NULL, 0);
    return result;
}

int fdatasync(int fd) { return recorded_sync(fd, REAL(fdatasync)); }

int fsync(int fd) { return recorded_sync(fd, REAL(fsync)); }

int ftruncate(int fd, off_t length) {
    if (is_target(fd)) record_bytes('T', (uint64_t)length, NULL, 0);
    return REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length) {
    if (is_target(fd)) record_bytes('T', (uint64_t)length, NULL, 0);
    return REAL(ftruncate64)(fd, length);
}
