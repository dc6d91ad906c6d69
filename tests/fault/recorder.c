// LD_PRELOAD: writes down everything a process does to the files below one folder, and everything it says, in order.
//
// YICHUANG_FAULT_ROOT is the folder, YICHUANG_FAULT_LOG the file of records: a head (kind, inode, offset, length) and so
// many bytes. tests/fault/disk.py makes of it what a disk that lost its power at any point may hold. SQLite's -shm is
// memory and left out. What is said is written down before it is sent, a sync before it begins and after it ended.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { kMostFiles = 65536 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static int records = -1;
static uint64_t inode_of[kMostFiles];  // 0: not one of ours

struct Head {
  uint64_t kind, inode, offset, length;
};

__attribute__((constructor)) static void begin(void) {
  root = getenv("YICHUANG_FAULT_ROOT");
  const char *path = getenv("YICHUANG_FAULT_LOG");
  if (root && path) records = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t size) {
  while (size > 0) {
    const long done = syscall(SYS_write, records, bytes, size);
    if (done <= 0) _exit(97);
    bytes = (const char *)bytes + done;
    size -= (size_t)done;
  }
}

static void record(char kind, uint64_t inode, uint64_t offset, const void *bytes, size_t size) {
  if (records < 0) return;
  const struct Head head = {(uint64_t)kind, inode, offset, size};
  pthread_mutex_lock(&lock);
  put(&head, sizeof head);
  put(bytes, size);
  pthread_mutex_unlock(&lock);
}

static uint64_t inode(int file) { return file >= 0 && file < kMostFiles ? inode_of[file] : 0; }

static int opened(int file, const char *path, int flags) {
  if (records < 0 || file < 0 || file >= kMostFiles) return file;
  inode_of[file] = 0;
  const size_t length = strlen(path);
  if (strncmp(path, root, strlen(root)) != 0 || (length > 4 && strcmp(path + length - 4, "-shm") == 0)) return file;
  struct stat found;
  if (fstat(file, &found) != 0) return file;
  inode_of[file] = found.st_ino;
  record('o', found.st_ino, S_ISDIR(found.st_mode), path, length);
  if (flags & O_TRUNC) record('t', found.st_ino, 0, "", 0);
  return file;
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define MODE() \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list more; \
    va_start(more, flags); \
    mode = va_arg(more, mode_t); \
    va_end(more); \
  }

int open(const char *path, int flags, ...) {
  REAL(open);
  MODE();
  return opened(real(path, flags, mode), path, flags);
}
int open64(const char *path, int flags, ...) {
  REAL(open64);
  MODE();
  return opened(real(path, flags, mode), path, flags);
}
int openat(int folder, const char *path, int flags, ...) {
  REAL(openat);
  MODE();
  return opened(real(folder, path, flags, mode), path, flags);
}
int close(int file) {
  REAL(close);
  if (file >= 0 && file < kMostFiles) inode_of[file] = 0;
  return real(file);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  REAL(pwrite64);
  if (inode(file)) record('w', inode(file), (uint64_t)at, bytes, size);
  return real(file, bytes, size, at);
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) { return pwrite64(file, bytes, size, at); }
ssize_t write(int file, const void *bytes, size_t size) {
  REAL(write);
  if (inode(file)) record('w', inode(file), (uint64_t)lseek(file, 0, SEEK_CUR), bytes, size);
  else if (file == 1) record('s', 0, 0, bytes, size);
  return real(file, bytes, size);
}
ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  REAL(sendmsg);
  char said[65536];
  size_t length = 0;
  for (size_t i = 0; records >= 0 && i < message->msg_iovlen; ++i) {
    const struct iovec *part = &message->msg_iov[i];
    const size_t fits = part->iov_len < sizeof said - length ? part->iov_len : sizeof said - length;
    memcpy(said + length, part->iov_base, fits);
    length += fits;
  }
  record('s', 0, (uint64_t)file, said, length);
  return real(file, message, flags);
}
int ftruncate64(int file, off64_t size) {
  REAL(ftruncate64);
  if (inode(file)) record('t', inode(file), (uint64_t)size, "", 0);
  return real(file, size);
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

static int synced(int (*real)(int), int file) {
  const uint64_t synced = inode(file);
  if (synced) record('b', synced, 0, "", 0);
  const int result = real(file);
  if (synced && result == 0) record('e', synced, 0, "", 0);
  return result;
}
int fsync(int file) {
  REAL(fsync);
  return synced(real, file);
}
int fdatasync(int file) {
  REAL(fdatasync);
  return synced(real, file);
}
int rename(const char *from, const char *to) {
  REAL(rename);
  char both[8192];
  const size_t length = strlen(from);
  if (strncmp(to, root ? root : "\n", root ? strlen(root) : 1) == 0 && length + strlen(to) + 2 < sizeof both) {
    memcpy(both, from, length + 1);
    strcpy(both + length + 1, to);
    record('r', 0, 0, both, length + 1 + strlen(to));
  }
  return real(from, to);
}
int unlink(const char *path) {
  REAL(unlink);
  if (root && strncmp(path, root, strlen(root)) == 0) record('u', 0, 0, path, strlen(path));
  return real(path);
}
