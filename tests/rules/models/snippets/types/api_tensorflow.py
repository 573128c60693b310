# What the commonest functions, operators and containers of TensorFlow yield.
import numpy as np
import tensorflow as tf
from tensorflow.python.ops import array_ops

a = tf.add(1.0, 2.0)  # $ type=a:tensorflow.Tensor
b = 2.0 * a - a**2  # $ type=b:tensorflow.Tensor
c = -b  # $ type=c:tensorflow.Tensor
d = a < b  # $ type=d:tensorflow.Tensor
e = a[0, ..., tf.newaxis]  # $ type=e:tensorflow.Tensor
first, second = tf.split(tf.ones([4, 2]), 2)  # $ type=first:tensorflow.Tensor type=second:tensorflow.Tensor
mean, variance = tf.nn.moments(a, axes=[0])  # $ type=mean:tensorflow.Tensor type=variance:tensorflow.Tensor
parts = tf.unstack(a)  # $ type=parts:builtins.list[tensorflow.Tensor]
part = parts[0]  # $ type=part:tensorflow.Tensor
u, idx = tf.unique(a)  # $ type=idx:tensorflow.Tensor type=u:tensorflow.Tensor
values = tf.math.top_k(a, 2).values  # $ type=values:tensorflow.Tensor
old = tf.compat.v1.reduce_sum(a)  # $ type=old:tensorflow.Tensor
internal = array_ops.reshape(a, [1])  # $ type=internal:tensorflow.Tensor
v = tf.Variable(a)  # $ type=v:tensorflow.Variable
w = v + 1.0  # $ type=w:tensorflow.Tensor
x = v.assign_add(1.0)  # $ type=x:tensorflow.Variable
r = tf.ragged.constant([[1], [2, 3]])  # $ type=r:tensorflow.RaggedTensor
rows = r.to_tensor()  # $ type=rows:tensorflow.Tensor
s = tf.sparse.from_dense(a)  # $ type=s:tensorflow.SparseTensor
dense = tf.sparse.to_dense(s)  # $ type=dense:tensorflow.Tensor
ta = tf.TensorArray(tf.float32, size=2).write(0, a)  # $ type=ta:tensorflow.TensorArray
stacked = ta.stack()  # $ type=stacked:tensorflow.Tensor
shape = a.shape  # $ type=shape:tensorflow.TensorShape
rank = shape.rank  # $ type=rank:builtins.int
sizes = shape.as_list()  # $ type=sizes:builtins.list[builtins.int]
dynamic = tf.shape(a)[0]  # $ type=dynamic:tensorflow.Tensor
eager = a.numpy()  # $ type=eager:numpy.ndarray
flag = tf.executing_eagerly()  # $ type=flag:builtins.bool
nothing = tf.print(a)
spec = tf.TensorSpec([None], tf.float32)  # $ type=spec:tensorflow.TensorSpec
with tf.GradientTape() as tape:  # $ type=tape:tensorflow.GradientTape
    tape.watch(a)
    y = a * a  # $ type=y:tensorflow.Tensor
grad = tape.gradient(y, a)  # $ type=grad:builtins.list[tensorflow.Tensor] type=grad:tensorflow.Tensor
grads = tape.gradient(y, [v, v])[0]  # $ type=grads:tensorflow.Tensor
with tf.device("cpu"), tf.name_scope("n"):
    z = tf.eye(2)  # $ type=z:tensorflow.Tensor
for row in a:  # $ type=row:tensorflow.Tensor
    pass
rng = tf.random.Generator.from_seed(1).normal([2])  # $ type=rng:tensorflow.Tensor
raw = tf.raw_ops.AddV2(x=a, y=a)  # $ type=raw:tensorflow.Tensor
mixed = np.ones(3) * a  # $ type=mixed:numpy.ndarray type=mixed:tensorflow.Tensor
table = tf.lookup.StaticHashTable(None, 0).lookup(a)  # $ type=table:tensorflow.Tensor
