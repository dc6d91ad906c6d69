// LD_PRELOAD: ends the process with SIGKILL at the N-th call by which anything leaves it.
//
// YICHUANG_FAULT names a file of two 64-bit numbers that the test maps as well: how many such calls there were, and at
// which of them to die (0: never). Every second point strikes in the middle of a write: half of its bytes are written
// (not to standard output: what other threads say would run on from the half).
// A backend of PostgreSQL takes its postmaster along, so that nobody tidies up after it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static struct Point {
  _Atomic uint64_t calls, at;
} *point;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("YICHUANG_FAULT");
  const int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *mapped = mmap(NULL, sizeof *point, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) point = mapped;
  close(file);
}

static uint64_t arrives(void) {
  if (!point) return 0;
  const uint64_t number = atomic_fetch_add(&point->calls, 1) + 1;
  return number == atomic_load(&point->at) ? number : 0;
}

static void die(void) {
  char path[64], name[16] = "";
  snprintf(path, sizeof path, "/proc/%d/comm", (int)getppid());
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file >= 0 && read(file, name, sizeof name - 1) > 0 && strncmp(name, "postgres", 8) == 0) kill(getppid(), SIGKILL);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define AT_ONCE() if (arrives()) die()
#define HALF_WRITTEN(size, half) \
  const uint64_t number = arrives(); \
  if (number) { \
    if (number % 2 && (size) > 1 && file > 2) (void)!(half); \
    die(); \
  }

ssize_t write(int file, const void *bytes, size_t size) {
  REAL(write);
  HALF_WRITTEN(size, real(file, bytes, size / 2));
  return real(file, bytes, size);
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
  REAL(pwrite);
  HALF_WRITTEN(size, real(file, bytes, size / 2, at));
  return real(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  REAL(pwrite64);
  HALF_WRITTEN(size, real(file, bytes, size / 2, at));
  return real(file, bytes, size, at);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  REAL(writev);
  AT_ONCE();
  return real(file, parts, count);
}
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) {
  REAL(pwritev);
  AT_ONCE();
  return real(file, parts, count, at);
}
ssize_t send(int file, const void *bytes, size_t size, int flags) {
  REAL(send);
  HALF_WRITTEN(size, real(file, bytes, size / 2, flags));
  return real(file, bytes, size, flags);
}
ssize_t sendto(int file, const void *bytes, size_t size, int flags, const struct sockaddr *to, socklen_t length) {
  REAL(sendto);
  HALF_WRITTEN(size, real(file, bytes, size / 2, flags, to, length));
  return real(file, bytes, size, flags, to, length);
}
ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  REAL(sendmsg);
  AT_ONCE();
  return real(file, message, flags);
}
int fsync(int file) {
  REAL(fsync);
  AT_ONCE();
  return real(file);
}
int fdatasync(int file) {
  REAL(fdatasync);
  AT_ONCE();
  return real(file);
}
int ftruncate(int file, off_t size) {
  REAL(ftruncate);
  AT_ONCE();
  return real(file, size);
}
int ftruncate64(int file, off64_t size) {
  REAL(ftruncate64);
  AT_ONCE();
  return real(file, size);
}
int rename(const char *from, const char *to) {
  REAL(rename);
  AT_ONCE();
  return real(from, to);
}
int unlink(const char *path) {
  REAL(unlink);
  AT_ONCE();
  return real(path);
}
