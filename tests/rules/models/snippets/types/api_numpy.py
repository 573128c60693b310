# NumPy, SciPy and TensorFlow Probability.
import numpy as np
import tensorflow_probability as tfp
from scipy import linalg
from scipy.stats import norm  # $ type=norm:scipy.stats.rv_generic

a = np.ones((2, 3))  # $ type=a:numpy.ndarray
b = (a + 1).reshape(-1).T[0]  # $ type=b:numpy.ndarray
u, s, vt = np.linalg.svd(a)  # $ type=s:numpy.ndarray type=u:numpy.ndarray type=vt:numpy.ndarray
shape = a.shape  # $ type=shape:builtins.tuple[builtins.int]
n = shape[0]  # $ type=n:builtins.int
m = a.ndim  # $ type=m:builtins.int
where = np.where(a)  # $ type=where:builtins.tuple[numpy.ndarray] type=where:numpy.ndarray
parts = np.split(a, 2)  # $ type=parts:builtins.list[numpy.ndarray]
dtype = a.dtype  # $ type=dtype:numpy.dtype
scalar = np.float32(1.0)  # $ type=scalar:numpy.float32
items = a.tolist()  # $ type=items:builtins.list
r = np.random.rand(3)  # $ type=r:numpy.ndarray
g = np.random.default_rng(1).normal(size=3)  # $ type=g:numpy.ndarray
legacy = np.random.RandomState(1).randn(3)  # $ type=legacy:numpy.ndarray
c = linalg.cholesky(a)  # $ type=c:numpy.ndarray
p = norm.cdf(a)  # $ type=p:numpy.ndarray
stacked = np.r_[a, a]  # $ type=stacked:numpy.ndarray
old = np.float_(1.0)  # $ type=old:numpy.float64
for x in a:  # $ type=x:numpy.ndarray
    pass
normal = tfp.distributions.Normal(0.0, 1.0)  # $ type=normal:tensorflow_probability.distributions.Normal
sample = normal.sample(3)  # $ type=sample:tensorflow.Tensor
density = normal.log_prob(sample)  # $ type=density:tensorflow.Tensor
bijector = tfp.bijectors.Softplus()  # $ type=bijector:tensorflow_probability.bijectors.Softplus
forward = bijector.forward(sample)  # $ type=forward:tensorflow.Tensor
loc = normal.loc  # $ type=loc:tensorflow.Tensor


class Shift(tfp.bijectors.Bijector):
    def _forward(self, x):
        return x


shifted = Shift().forward(sample)  # $ type=shifted:tensorflow.Tensor
