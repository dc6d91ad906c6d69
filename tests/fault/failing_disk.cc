// Stands before fsync and fdatasync. While the file $YICHUANG_FAILING_DISK is there, saying "WORDS N", the N-th flush of a
// file whose path holds WORDS fails with EIO, once; the next one succeeds, as on a real disk whose error was told once.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace {

std::mutex mutex;
int flushed = 0;  // of the files meant, since the order came

bool meant(int file, const char* words) {
  char link[64], path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length <= 0) return false;
  path[length] = '\0';
  return std::strstr(path, words) != nullptr;
}

bool fails(int file) {
  const char* order = std::getenv("YICHUANG_FAILING_DISK");
  if (order == nullptr || ::access(order, F_OK) != 0) return false;
  const std::lock_guard lock(mutex);
  char words[256] = "";
  int number = 0;
  std::FILE* told = std::fopen(order, "r");
  if (told == nullptr) return false;
  const bool understood = std::fscanf(told, "%255s %d", words, &number) == 2;
  std::fclose(told);
  if (!understood || !meant(file, words) || ++flushed < number) return false;
  flushed = 0;
  ::unlink(order);
  return true;
}

int flush(const char* name, int file) {
  if (fails(file)) {
    errno = EIO;
    return -1;
  }
  return reinterpret_cast<int (*)(int)>(::dlsym(RTLD_NEXT, name))(file);
}

}  // namespace

extern "C" int fsync(int file) { return flush("fsync", file); }
extern "C" int fdatasync(int file) { return flush("fdatasync", file); }
