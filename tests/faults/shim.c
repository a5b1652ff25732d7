/* Records what a program does to the files below XFAULT_DIR: writes, truncations, syncs, names.
 *
 * Built and preloaded by tests/faults/recorder.py. Each call goes on to the real one first; what succeeded is
 * appended to XFAULT_LOG. A write to the file XFAULT_MARK is logged as a mark: the workload's acknowledgement.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OP_CREATE = 1, OP_WRITE, OP_TRUNCATE, OP_SYNC, OP_SYNC_DIR, OP_RENAME, OP_UNLINK, OP_MARK };

struct head {
    uint32_t op, path_length, path2_length, data_length;
    uint64_t offset;
};

static int log_fd = -2;

static int inside(const char *path) {
    const char *dir = getenv("XFAULT_DIR");
    size_t length = dir ? strlen(dir) : 0;
    return length && strncmp(path, dir, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_mark(const char *path) {
    const char *mark = getenv("XFAULT_MARK");
    return mark && strcmp(path, mark) == 0;
}

static void put(const void *data, size_t length) {
    const char *at = data;
    while (length) {
        long done = syscall(SYS_write, log_fd, at, length);
        if (done <= 0) abort();
        at += done;
        length -= (size_t)done;
    }
}

static void record(uint32_t op, const char *path, const char *path2, uint64_t offset, const void *data,
                   size_t length) {
    if (log_fd == -2) {
        const char *log = getenv("XFAULT_LOG");
        log_fd = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    }
    if (log_fd < 0) return;
    struct head head = {op, (uint32_t)strlen(path), path2 ? (uint32_t)strlen(path2) : 0, (uint32_t)length, offset};
    put(&head, sizeof head);
    put(path, head.path_length);
    if (path2) put(path2, head.path2_length);
    if (length) put(data, length);
}

static const char *path_of(int fd, char *buffer, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, buffer, size - 1);
    if (length < 0) return "";
    buffer[length] = 0;
    return buffer;
}

static const char *absolute(const char *path, char *buffer, size_t size) {
    if (path[0] == '/') return path;
    if (!getcwd(buffer, size - strlen(path) - 2)) return path;
    strcat(buffer, "/");
    return strcat(buffer, path);
}

/* Failing on purpose: the nth call that changes a watched file (or each from there on, if it lasts) returns an
 * error. A full disk (growing_only) refuses only what makes a file longer, as a real one does. */
static long fail_in = 0;
static int fail_errno = 0, fail_lasts = 0, fail_growing_only = 0;

void xfault_arm(long nth, int error, int lasts, int growing_only) {
    fail_in = nth;
    fail_errno = error;
    fail_lasts = lasts;
    fail_growing_only = growing_only;
}

/* Whether the armed failure has not struck yet. */
int xfault_waiting(void) { return fail_in > 0; }

static int refused(const char *path, int grows) {
    if (!fail_errno || !inside(path) || (fail_growing_only && !grows)) return 0;
    if (fail_in > 0 && --fail_in > 0) return 0;
    errno = fail_errno;
    if (!fail_lasts) fail_errno = 0;
    return 1;
}

static int refused_fd(int fd, int64_t end) {
    if (!fail_errno) return 0;
    char buffer[8192];
    struct stat about;
    int grows = end > 0 && fstat(fd, &about) == 0 && end > about.st_size;
    return refused(path_of(fd, buffer, sizeof buffer), grows);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int open_recorded(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    char buffer[8192];
    const char *full = absolute(path, buffer, sizeof buffer);
    int watched = inside(full) && (flags & (O_CREAT | O_TRUNC));
    struct stat before;
    int existed = watched && stat(full, &before) == 0;
    int fd = real(path, flags, mode);
    int saved = errno;
    if (fd >= 0 && watched) {
        if (!existed) record(OP_CREATE, full, NULL, 0, NULL, 0);
        else if (flags & O_TRUNC) record(OP_TRUNCATE, full, NULL, 0, NULL, 0);
    }
    errno = saved;
    return fd;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); }

int open(const char *path, int flags, ...) { MODE_OF(flags) return open_recorded(REAL(open), path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return open_recorded(REAL(open64), path, flags, mode); }

static ssize_t wrote(int fd, const void *data, ssize_t done, off_t offset) {
    int saved = errno;
    char buffer[8192];
    if (done > 0) {
        const char *path = path_of(fd, buffer, sizeof buffer);
        if (inside(path)) record(OP_WRITE, path, NULL, (uint64_t)offset, data, (size_t)done);
        else if (is_mark(path)) record(OP_MARK, path, NULL, 0, data, (size_t)done);
    }
    errno = saved;
    return done;
}

ssize_t write(int fd, const void *data, size_t length) {
    off_t offset = lseek(fd, 0, SEEK_CUR);
    if (refused_fd(fd, offset + (off_t)length)) return -1;
    return wrote(fd, data, REAL(write)(fd, data, length), offset);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    if (refused_fd(fd, offset + (off_t)length)) return -1;
    return wrote(fd, data, REAL(pwrite)(fd, data, length, offset), offset);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    if (refused_fd(fd, offset + (off64_t)length)) return -1;
    return wrote(fd, data, REAL(pwrite64)(fd, data, length, offset), offset);
}

static int synced(int fd, int result) {
    int saved = errno;
    char buffer[8192];
    struct stat about;
    const char *path = path_of(fd, buffer, sizeof buffer);
    if (result == 0 && inside(path) && fstat(fd, &about) == 0)
        record(S_ISDIR(about.st_mode) ? OP_SYNC_DIR : OP_SYNC, path, NULL, 0, NULL, 0);
    errno = saved;
    return result;
}

int fsync(int fd) { return refused_fd(fd, 0) ? -1 : synced(fd, REAL(fsync)(fd)); }
int fdatasync(int fd) { return refused_fd(fd, 0) ? -1 : synced(fd, REAL(fdatasync)(fd)); }

static int truncated(int fd, int result, off_t length) {
    int saved = errno;
    char buffer[8192];
    const char *path = path_of(fd, buffer, sizeof buffer);
    if (result == 0 && inside(path)) record(OP_TRUNCATE, path, NULL, (uint64_t)length, NULL, 0);
    errno = saved;
    return result;
}

int ftruncate(int fd, off_t length) { return refused_fd(fd, length) ? -1 : truncated(fd, REAL(ftruncate)(fd, length), length); }
int ftruncate64(int fd, off64_t length) { return refused_fd(fd, length) ? -1 : truncated(fd, REAL(ftruncate64)(fd, length), length); }

int rename(const char *from, const char *to) {
    char one[8192], two[8192];
    const char *source = absolute(from, one, sizeof one), *target = absolute(to, two, sizeof two);
    if (refused(target, 0)) return -1;
    int result = REAL(rename)(from, to), saved = errno;
    if (result == 0 && inside(target)) record(OP_RENAME, source, target, 0, NULL, 0);
    errno = saved;
    return result;
}

int unlink(const char *path) {
    char buffer[8192];
    const char *full = absolute(path, buffer, sizeof buffer);
    if (refused(full, 0)) return -1;
    int result = REAL(unlink)(path), saved = errno;
    if (result == 0 && inside(full)) record(OP_UNLINK, full, NULL, 0, NULL, 0);
    errno = saved;
    return result;
}
