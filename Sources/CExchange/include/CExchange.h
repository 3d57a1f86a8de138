#ifndef CODICIL_CEXCHANGE_H
#define CODICIL_CEXCHANGE_H

/// Exchanges what stands at two paths in one step. Returns 0, or -1 with errno set (EINVAL where the file system cannot).
int codicil_exchange(const char *a, const char *b);

#endif
