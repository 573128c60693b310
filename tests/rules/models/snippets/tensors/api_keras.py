# Keras: layers, models and what the framework calls.
import keras
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Input


class Scale(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units
        self.activation = tf.keras.activations.get("relu")

    def build(self, input_shape):
        self.scale = self.add_weight(shape=(self.units,))
        self.inner = Dense(self.units)

    def call(self, inputs):  # $ tensor=inputs
        hidden = self.inner(inputs)  # $ tensor=hidden type=hidden:tensorflow.Tensor
        active = self.activation(hidden)  # $ tensor=active type=active:tensorflow.Tensor
        return active * self.scale


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.layer = Scale(3)

    def call(self, inputs, training=False):  # $ tensor=inputs
        return self.layer(inputs)

    def train_step(self, data):  # $ tensor=data
        x, y = data  # $ tensor=x tensor=y type=x:tensorflow.data.Dataset.element type=y:tensorflow.data.Dataset.element type=x:tensorflow.Tensor type=y:tensorflow.Tensor
        return {"loss": x - y}


class Squared(tf.keras.losses.Loss):
    def call(self, y_true, y_pred):  # $ tensor=y_pred tensor=y_true
        return K.square(y_true - y_pred)


class Counter(tf.keras.metrics.Metric):
    def update_state(self, y_true, y_pred, sample_weight=None):  # $ tensor=y_pred tensor=y_true
        self.total = y_true


net = Net()
out = net(tf.ones([1, 3]))  # $ tensor=out type=out:tensorflow.Tensor
history = net.fit(np.ones(3), np.ones(3))  # $ type=history:tensorflow.keras.callbacks.History
predicted = net.predict(np.ones(3))  # $ tensor=predicted type=predicted:numpy.ndarray
loss = Squared()(out, out)  # $ tensor=loss type=loss:tensorflow.Tensor
metric = Counter()
metric(out, out)
weights = net.trainable_variables  # $ type=weights:builtins.list[tensorflow.Variable]
weight = weights[0]  # $ tensor=weight type=weight:tensorflow.Variable
optimizer = tf.optimizers.Adam(0.1)  # $ type=optimizer:tensorflow.keras.optimizers.Adam
rate = optimizer.learning_rate  # $ tensor=rate type=rate:tensorflow.Variable
dense = Dense(2)  # $ type=dense:tensorflow.keras.layers.Dense
features = dense(out)  # $ tensor=features type=features:tensorflow.Tensor
kernel = dense.kernel  # $ tensor=kernel type=kernel:tensorflow.Variable
symbolic = Input((3,))  # $ tensor=symbolic type=symbolic:tensorflow.keras.KerasTensor
sequential = tf.keras.Sequential([Dense(2)])  # $ type=sequential:tensorflow.keras.Sequential
logits = sequential(out)  # $ tensor=logits type=logits:tensorflow.Tensor
entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)(out, logits)  # $ tensor=entropy type=entropy:tensorflow.Tensor
same = tf.keras.losses.mse(out, logits)  # $ tensor=same type=same:tensorflow.Tensor
mean = tf.keras.metrics.Mean("loss")  # $ type=mean:tensorflow.keras.metrics.Mean
current = mean.result()  # $ tensor=current type=current:tensorflow.Tensor
(train_x, train_y), test = tf.keras.datasets.mnist.load_data()  # $ tensor=train_x tensor=train_y type=test:builtins.tuple[numpy.ndarray] type=train_x:numpy.ndarray type=train_y:numpy.ndarray
onehot = tf.keras.utils.to_categorical(train_y)  # $ tensor=onehot type=onehot:numpy.ndarray
