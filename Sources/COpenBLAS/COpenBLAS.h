/* The symbols of OpenBLAS that LinearAlgebra calls.
 *
 * Debian's libopenblas-dev carries LAPACK without the header of LAPACKE, so the Fortran symbols are declared here:
 * every argument by address, matrices column-major, and after the others one hidden length for each text argument,
 * as gfortran passes them. Integers are C's `int`: the library's ordinary (LP64) interface.
 *
 * The inline functions below each declaration take scalars by value and return LAPACK's `info`: 0, -i for a bad i-th
 * argument, or a positive number that each routine explains. No header of the library is needed. */
#ifndef MOTCUA_COPENBLAS_H
#define MOTCUA_COPENBLAS_H

#include <stddef.h>

/* The library itself. */
extern void openblas_set_num_threads(int threads);
extern int openblas_get_num_threads(void);
extern char *openblas_get_config(void);
extern char *openblas_get_corename(void);

/* Products. */
extern void dgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k,
                   const double *alpha, const double *a, const int *lda, const double *b, const int *ldb,
                   const double *beta, double *c, const int *ldc, size_t, size_t);
extern void dgemv_(const char *trans, const int *m, const int *n, const double *alpha, const double *a,
                   const int *lda, const double *x, const int *incx, const double *beta, double *y,
                   const int *incy, size_t);
extern void dsyrk_(const char *uplo, const char *trans, const int *n, const int *k, const double *alpha,
                   const double *a, const int *lda, const double *beta, double *c, const int *ldc, size_t, size_t);

/* c = op(a) op(b), where op(a) is m by k and op(b) is k by n. */
static inline void la_dgemm(char transa, char transb, int m, int n, int k, const double *a, int lda,
                            const double *b, int ldb, double *c, int ldc) {
  double one = 1, zero = 0;
  dgemm_(&transa, &transb, &m, &n, &k, &one, a, &lda, b, &ldb, &zero, c, &ldc, 1, 1);
}

/* y = op(a) x, where a is m by n. */
static inline void la_dgemv(char trans, int m, int n, const double *a, int lda, const double *x, double *y) {
  double one = 1, zero = 0;
  int step = 1;
  dgemv_(&trans, &m, &n, &one, a, &lda, x, &step, &zero, y, &step, 1);
}

/* The lower triangle of c = op(a) op(a)^T, where op(a) is n by k. */
static inline void la_dsyrk(char trans, int n, int k, const double *a, int lda, double *c, int ldc) {
  char uplo = 'L';
  double one = 1, zero = 0;
  dsyrk_(&uplo, &trans, &n, &k, &one, a, &lda, &zero, c, &ldc, 1, 1);
}

/* Cholesky. */
extern void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
extern void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda, double *b,
                    const int *ldb, int *info, size_t);
extern void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
extern void dpocon_(const char *uplo, const int *n, const double *a, const int *lda, const double *anorm,
                    double *rcond, double *work, int *iwork, int *info, size_t);

static inline int la_dpotrf(char uplo, int n, double *a, int lda) {
  int info = 0;
  dpotrf_(&uplo, &n, a, &lda, &info, 1);
  return info;
}

static inline int la_dpotrs(char uplo, int n, int nrhs, const double *a, int lda, double *b, int ldb) {
  int info = 0;
  dpotrs_(&uplo, &n, &nrhs, a, &lda, b, &ldb, &info, 1);
  return info;
}

static inline int la_dpotri(char uplo, int n, double *a, int lda) {
  int info = 0;
  dpotri_(&uplo, &n, a, &lda, &info, 1);
  return info;
}

/* work: 3n; iwork: n. */
static inline int la_dpocon(char uplo, int n, const double *a, int lda, double anorm, double *rcond, double *work,
                            int *iwork) {
  int info = 0;
  dpocon_(&uplo, &n, a, &lda, &anorm, rcond, work, iwork, &info, 1);
  return info;
}

/* LU with row pivots. */
extern void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
extern void dgetrs_(const char *trans, const int *n, const int *nrhs, const double *a, const int *lda,
                    const int *ipiv, double *b, const int *ldb, int *info, size_t);
extern void dgetri_(const int *n, double *a, const int *lda, const int *ipiv, double *work, const int *lwork,
                    int *info);
extern void dgecon_(const char *norm, const int *n, const double *a, const int *lda, const double *anorm,
                    double *rcond, double *work, int *iwork, int *info, size_t);

static inline int la_dgetrf(int m, int n, double *a, int lda, int *ipiv) {
  int info = 0;
  dgetrf_(&m, &n, a, &lda, ipiv, &info);
  return info;
}

static inline int la_dgetrs(char trans, int n, int nrhs, const double *a, int lda, const int *ipiv, double *b,
                            int ldb) {
  int info = 0;
  dgetrs_(&trans, &n, &nrhs, a, &lda, ipiv, b, &ldb, &info, 1);
  return info;
}

static inline int la_dgetri(int n, double *a, int lda, const int *ipiv, double *work, int lwork) {
  int info = 0;
  dgetri_(&n, a, &lda, ipiv, work, &lwork, &info);
  return info;
}

/* In the 1-norm; work: 4n; iwork: n. */
static inline int la_dgecon(int n, const double *a, int lda, double anorm, double *rcond, double *work, int *iwork) {
  int info = 0;
  char norm = '1';
  dgecon_(&norm, &n, a, &lda, &anorm, rcond, work, iwork, &info, 1);
  return info;
}

/* QR and least squares. */
extern void dgeqrf_(const int *m, const int *n, double *a, const int *lda, double *tau, double *work,
                    const int *lwork, int *info);
extern void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau,
                    double *work, const int *lwork, int *info);
extern void dgelsy_(const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b,
                    const int *ldb, int *jpvt, const double *rcond, int *rank, double *work, const int *lwork,
                    int *info);

static inline int la_dgeqrf(int m, int n, double *a, int lda, double *tau, double *work, int lwork) {
  int info = 0;
  dgeqrf_(&m, &n, a, &lda, tau, work, &lwork, &info);
  return info;
}

static inline int la_dorgqr(int m, int n, int k, double *a, int lda, const double *tau, double *work, int lwork) {
  int info = 0;
  dorgqr_(&m, &n, &k, a, &lda, tau, work, &lwork, &info);
  return info;
}

static inline int la_dgelsy(int m, int n, int nrhs, double *a, int lda, double *b, int ldb, int *jpvt, double rcond,
                            int *rank, double *work, int lwork) {
  int info = 0;
  dgelsy_(&m, &n, &nrhs, a, &lda, b, &ldb, jpvt, &rcond, rank, work, &lwork, &info);
  return info;
}

/* Singular values, eigenvalues, triangles. */
extern void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
                    const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork,
                    int *info, size_t);
extern void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
                    double *work, const int *lwork, int *iwork, const int *liwork, int *info, size_t, size_t);
extern void dtrtrs_(const char *uplo, const char *trans, const char *diag, const int *n, const int *nrhs,
                    const double *a, const int *lda, double *b, const int *ldb, int *info, size_t, size_t, size_t);

/* The thin decomposition; iwork: 8 min(m, n). */
static inline int la_dgesdd(int m, int n, double *a, int lda, double *s, double *u, int ldu, double *vt, int ldvt,
                            double *work, int lwork, int *iwork) {
  int info = 0;
  char jobz = 'S';
  dgesdd_(&jobz, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, iwork, &info, 1);
  return info;
}

/* Values and vectors, from the lower triangle. */
static inline int la_dsyevd(int n, double *a, int lda, double *w, double *work, int lwork, int *iwork, int liwork) {
  int info = 0;
  char jobz = 'V', uplo = 'L';
  dsyevd_(&jobz, &uplo, &n, a, &lda, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  return info;
}

static inline int la_dtrtrs(char uplo, char trans, char diag, int n, int nrhs, const double *a, int lda, double *b,
                            int ldb) {
  int info = 0;
  dtrtrs_(&uplo, &trans, &diag, &n, &nrhs, a, &lda, b, &ldb, &info, 1, 1, 1);
  return info;
}

#endif
