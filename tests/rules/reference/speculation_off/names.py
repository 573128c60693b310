# rule-test: compat=reference seed=entries speculate=off kinds=tensor_parameter,note,parameter_tensor
# Section 7 without speculation: names say nothing.
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import Model
from tensorflow.keras import Model as M


def train_step(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def my_test_step(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def train_one_step(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def pretrained_step(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def trainstep(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def Train_step(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def train_steps(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def run_model(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def run_models(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def inference(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def fast_inference(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def call(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def training_step(): ...
def called_train_step(a): ...
def tensor_train_step(a): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a


called_train_step(True)
tensor_train_step(tf.ones(2))


class OfModel(tf.keras.Model):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null

    def train_step(self): ...  # $ parameter_tensor=self:null

    def __call__(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null

    def other(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null

    if keras:

        def call(self, a, b): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null parameter_tensor=b:null


class OfKerasModel(keras.Model):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class OfImported(Model):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class OfRenamed(M):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class Below(OfImported):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class Mixed(object, OfModel):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class OfLayer(tf.keras.layers.Layer):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null

    def __call__(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class OfUnknown(unknown.Model):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class OfSubModel(unknown.SubModel):
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null


class Plain:
    def call(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null

    def train_step(self, a): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=a:null
