# Tensors through instances, methods and models.
import tensorflow as tf


class Holder:
    def __init__(self, value, other):  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=value
        self.value = value
        self.other = other

    def method(self, a): ...  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=a

    def __call__(self, a): ...  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=a

    @staticmethod
    def static(a): ...  # $ parameter_tensor=a

    @classmethod
    def of_class(cls, a): ...  # $ parameter_tensor=a

    def on_self(self):  # $ parameter_tensor=self:null parameter_container=self:null
        attribute_inside(self.value)


class Below(Holder):
    def method(self, a):  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=a
        super().method(a)


def attribute(a): ...  # $ parameter_tensor=a
def other_attribute(a): ...
def attribute_inside(a): ...  # $ parameter_tensor=a
def instance(a): ...
def bound(a): ...  # $ parameter_tensor=a
def weights(a): ...  # $ parameter_tensor=a parameter_container=a
def weight(a): ...  # $ parameter_tensor=a
def result_of_layer(a): ...  # $ parameter_tensor=a
def result_of_model(a): ...  # $ parameter_tensor=a
def model(a): ...


class Model(tf.keras.Model):
    def __init__(self):  # $ parameter_tensor=self:null parameter_container=self:null
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs, training=None):  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=inputs
        return self.helper(self.dense(inputs))

    def helper(self, a):  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=a
        return a


class Layer(tf.keras.layers.Layer):
    def call(self, inputs):  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=inputs
        return inputs * 2


class PlainModel(tf.Module):
    def __call__(self, a):  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=a
        return a


x = tf.ones([2, 3])
h = Holder(x, 1)
h.method(x)
h(x)
Holder.static(x)
Holder.of_class(x)
h.on_self()
Below(x, 1).method(x)
attribute(h.value)
other_attribute(h.other)
instance(h)
m = bound
m(x)
net = Model()
result_of_model(net(x))
weights(net.trainable_weights)
weight(net.trainable_weights[0])
for w in net.trainable_variables:
    weight(w)
result_of_layer(Layer()(x))
model(net)
PlainModel()(x)
