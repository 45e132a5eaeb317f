/* OpenBLAS as C calls it, for the comparison with LinearAlgebra. */
#ifndef BENCHMARKS_BARE_BLAS_H
#define BENCHMARKS_BARE_BLAS_H

#include "../../../Sources/COpenBLAS/COpenBLAS.h"

static inline void bare_dgemm(int n, const double *a, const double *b, double *c) {
  char no = 'N';
  double one = 1, zero = 0;
  dgemm_(&no, &no, &n, &n, &n, &one, a, &n, b, &n, &zero, c, &n, 1, 1);
}

static inline int bare_dpotrf(int n, double *a) {
  char lower = 'L';
  int info = 0;
  dpotrf_(&lower, &n, a, &n, &info, 1);
  return info;
}

#endif
