#ifndef CODICIL_CEXCHANGE_H
#define CODICIL_CEXCHANGE_H

#include <stddef.h>

/// Exchanges what has two paths in one step. Returns 0, or -1 with errno set (EINVAL if the file system cannot).
int codicil_exchange(const char *a, const char *b);

/// Gives what has the path `from` the path `to`, which must be free. Returns 0, or -1 with errno set: EEXIST if `to` is
/// taken, EINVAL if the file system cannot tell.
int codicil_rename_new(const char *from, const char *to);

/// Writes all that waits to be written on the file system of an open file or folder. Returns 0, or -1 with errno set.
int codicil_sync(int descriptor);

/// Whether another file system, or another part of one, is mounted at a path: 1 or 0, or -1 if the system cannot tell.
int codicil_is_mount_point(const char *path);

/// An open file without a name that contains some bytes and is read from their start. Returns -1 with errno set on failure.
int codicil_unnamed_file(const void *bytes, size_t count);

#endif
