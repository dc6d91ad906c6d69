// LD_PRELOAD: the system says no, when the test says so in the numbers of the file YICHUANG_FAULT names.
//
// [0] an errno that every write to a file gives, as ENOSPC   [1] an errno that whatever opens a descriptor gives, as EMFILE
// [2] milliseconds to put the clock by, signed               [3] allocations counted so far
// [4] the first allocation that fails, 0: none               [5] how many fail from there on
// [6] how often one of these was said
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { kWrites, kOpens, kClock, kCounted, kFirst, kHowMany, kSaid, kNumbers };
static _Atomic uint64_t *told;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("YICHUANG_FAULT");
  const int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *mapped = mmap(NULL, kNumbers * sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) told = mapped;
  close(file);
}

static int says_no(int which) {
  if (!told || !told[which]) return 0;
  atomic_fetch_add(&told[kSaid], 1);
  errno = (int)told[which];
  return 1;
}

static int no_room_in(int file) {
  struct stat found;
  return told && told[kWrites] && file > 2 && fstat(file, &found) == 0 && S_ISREG(found.st_mode) && says_no(kWrites);
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t size) {
  REAL(write);
  return no_room_in(file) ? -1 : real(file, bytes, size);
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
  REAL(pwrite);
  return no_room_in(file) ? -1 : real(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  REAL(pwrite64);
  return no_room_in(file) ? -1 : real(file, bytes, size, at);
}

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
  return says_no(kOpens) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  REAL(open64);
  MODE();
  return says_no(kOpens) ? -1 : real(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  REAL(openat);
  MODE();
  return says_no(kOpens) ? -1 : real(folder, path, flags, mode);
}
int socket(int family, int type, int protocol) {
  REAL(socket);
  return says_no(kOpens) ? -1 : real(family, type, protocol);
}
int accept(int file, struct sockaddr *from, socklen_t *length) {
  REAL(accept);
  return says_no(kOpens) ? -1 : real(file, from, length);
}
int accept4(int file, struct sockaddr *from, socklen_t *length, int flags) {
  REAL(accept4);
  return says_no(kOpens) ? -1 : real(file, from, length, flags);
}

int clock_gettime(clockid_t which, struct timespec *now) {
  REAL(clock_gettime);
  const int result = real(which, now);
  if (result == 0 && which == CLOCK_REALTIME && told && told[kClock]) {
    const int64_t ms = (int64_t)told[kClock];
    now->tv_sec += ms / 1000;
    now->tv_nsec += ms % 1000 * 1000000;
    if (now->tv_nsec < 0) now->tv_sec -= 1, now->tv_nsec += 1000000000;
    if (now->tv_nsec >= 1000000000) now->tv_sec += 1, now->tv_nsec -= 1000000000;
  }
  return result;
}

// The allocator of the C library under its own names: dlsym itself allocates. The program brings another one, which also
// answers C++'s own operators, so all of them are taken: none may be given what the other made.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);
__attribute__((weak)) extern void _ZSt17__throw_bad_allocv(void);

static int no_memory(void) {
  if (!told) return 0;
  const uint64_t number = atomic_fetch_add(&told[kCounted], 1) + 1, first = told[kFirst];
  if (!first || number < first || number >= first + told[kHowMany]) return 0;
  atomic_fetch_add(&told[kSaid], 1);
  errno = ENOMEM;
  return 1;
}
void *malloc(size_t size) { return no_memory() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return no_memory() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return no_memory() ? NULL : __libc_realloc(old, size); }
void *memalign(size_t alignment, size_t size) { return no_memory() ? NULL : __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void **made, size_t alignment, size_t size) {
  void *one = memalign(alignment, size);
  if (!one) return ENOMEM;
  *made = one;
  return 0;
}
void free(void *old) { __libc_free(old); }

static void *or_throw(void *made) {
  if (!made) _ZSt17__throw_bad_allocv();
  return made;
}
void *_Znwm(size_t size) { return or_throw(malloc(size)); }  // operator new(size_t) …
void *_Znam(size_t size) { return or_throw(malloc(size)); }
void *_ZnwmRKSt9nothrow_t(size_t size, const void *tag) { return (void)tag, malloc(size); }
void *_ZnamRKSt9nothrow_t(size_t size, const void *tag) { return (void)tag, malloc(size); }
void *_ZnwmSt11align_val_t(size_t size, size_t alignment) { return or_throw(memalign(alignment, size)); }
void *_ZnamSt11align_val_t(size_t size, size_t alignment) { return or_throw(memalign(alignment, size)); }
void _ZdlPv(void *old) { free(old); }  // operator delete(void *) …
void _ZdaPv(void *old) { free(old); }
void _ZdlPvm(void *old, size_t size) { (void)size, free(old); }
void _ZdaPvm(void *old, size_t size) { (void)size, free(old); }
void _ZdlPvRKSt9nothrow_t(void *old, const void *tag) { (void)tag, free(old); }
void _ZdaPvRKSt9nothrow_t(void *old, const void *tag) { (void)tag, free(old); }
void _ZdlPvSt11align_val_t(void *old, size_t alignment) { (void)alignment, free(old); }
void _ZdaPvSt11align_val_t(void *old, size_t alignment) { (void)alignment, free(old); }
void _ZdlPvmSt11align_val_t(void *old, size_t size, size_t alignment) { (void)size, (void)alignment, free(old); }
void _ZdaPvmSt11align_val_t(void *old, size_t size, size_t alignment) { (void)size, (void)alignment, free(old); }
