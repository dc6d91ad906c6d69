// Stands before fsync and fdatasync. While the file $YICHUANG_FAILING_DISK is there, saying "WORDS N", the N-th flush of a
// file whose path holds WORDS fails with EIO, once; the next one succeeds, as on a real disk whose error was told once. A
// path ends with $, so that the database can be meant and not its log.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int flushed = 0;  // of the files meant, since the order came

static bool is_meant(int file, const char *words) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, sizeof path - 2);
  if (length <= 0) return false;
  path[length] = '$';
  path[length + 1] = '\0';
  return strstr(path, words) != NULL;
}

static bool is_ordered(const char *order, char *words, int *number) {
  FILE *told = fopen(order, "r");
  if (told == NULL) return false;
  const bool understood = fscanf(told, "%255s %d", words, number) == 2;
  fclose(told);
  return understood;
}

static bool fails(int file) {
  const char *order = getenv("YICHUANG_FAILING_DISK");
  if (order == NULL || access(order, F_OK) != 0) return false;
  pthread_mutex_lock(&mutex);
  char words[256] = "";
  int number = 0;
  const bool failing = is_ordered(order, words, &number) && is_meant(file, words) && ++flushed >= number;
  if (failing) {
    flushed = 0;
    unlink(order);
  }
  pthread_mutex_unlock(&mutex);
  return failing;
}

static int flush(const char *name, int file) {
  if (fails(file)) {
    errno = EIO;
    return -1;
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return real(file);
}

int fsync(int file) { return flush("fsync", file); }
int fdatasync(int file) { return flush("fdatasync", file); }
