"""Fits scikit-learn's Gaussian process to a table and prints what the program beside it prints.

The kernel is the same: a variance times Matern 5/2 with a length scale for each input, and noise.
Inputs and values are standardised, the search begins where the package does (length scales of 1).
"""

import sys
import time
import warnings

import numpy
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

warnings.filterwarnings("ignore")


def table(path, split):
    with open(path, encoding="utf-8") as lines:
        rows = [line.split(",") for line in lines]
    numbers = numpy.array([[float(cell) for cell in row[1:]] for row in rows if row[0] == split])
    return numbers[:, 1:], numbers[:, 0]


inputs, values = table(sys.argv[1], "train")
points, truth = table(sys.argv[1], "test")
middle, width = inputs.mean(axis=0), inputs.std(axis=0)
dimensions = inputs.shape[1]
kernel = (ConstantKernel(1.0, (1e-3, 1e3)) * Matern(numpy.ones(dimensions), (1e-2, 1e3), nu=2.5)
          + WhiteKernel(1e-2, (1e-8, 1e1)))
start = time.process_time()
process = GaussianProcessRegressor(kernel, normalize_y=True).fit((inputs - middle) / width, values)
fitted = time.process_time()
means = process.predict((points - middle) / width)
predicted = time.process_time()
smooth = process.kernel_.k1
noise = process.kernel_.k2.noise_level * values.std() ** 2
deviations = process.predict((points - middle) / width, return_std=True)[1]
deviations = numpy.sqrt(numpy.maximum(0, deviations ** 2 - noise))
error = means - truth
figures = [fitted - start, predicted - fitted, numpy.sqrt((error ** 2).mean()),
           (numpy.abs(error) <= 1.6448536 * deviations).mean(),
           process.log_marginal_likelihood_value_]
print(",".join(f"{figure:.6f}" for figure in figures))
print(",".join(f"{length * side:.4g}" for length, side in zip(smooth.k2.length_scale, width)))
