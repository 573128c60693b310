# Keras builds sublayers once: that is no effect of the call, unless something else writes there, too.
import tensorflow as tf


class Sublayer(tf.keras.layers.Layer):
    def __init__(self):  # $ side_effects=true
        super().__init__()
        self.units = 3

    def build(self, shape):  # $ side_effects=true
        self.w = self.add_weight(shape=(3, 3))

    def call(self, inputs):
        return inputs @ self.w


class Model(tf.keras.Model):
    def __init__(self):  # $ side_effects=true
        super().__init__()
        self.sub = Sublayer()

    def call(self, inputs):
        return self.sub(inputs)


class Counting(tf.keras.Model):
    def __init__(self):  # $ side_effects=true
        super().__init__()
        self.count = 0

    def build(self, shape):  # $ side_effects=true
        self.count = 1

    def call(self, inputs):  # $ side_effects=true
        self.count = 2
        return inputs


class Printing(tf.keras.layers.Layer):
    def build(self, shape):  # $ side_effects=true
        print(shape)

    def call(self, inputs):
        return inputs


def step(model, x):
    return model(x)


def counting_step(model, x):  # $ side_effects=true
    return model(x)


def printing_step(layer, x):  # $ side_effects=true
    return layer(x)


x = tf.ones([2, 3])
model = Model()
model(x)
step(model, x)
counting = Counting()
counting(x)
counting_step(counting, x)
printing = Printing()
printing_step(printing, x)
