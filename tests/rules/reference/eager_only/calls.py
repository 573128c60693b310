# rule-test: compat=reference seed=entries kinds=eager_only_calls
# Section 9: calls that exist in eager execution only.
import tensorflow as tf


class Own:
    def numpy(self):
        return 1

    def fit(self):
        return 2


class Overrides(tf.keras.Model):
    def fit(self, x):
        return x


class OverridesAndReads(tf.keras.Model):
    def fit(self, x):  # $ eager_only_calls=true
        return x.numpy()


x = tf.ones(2)
sequential = tf.keras.Sequential()


def numpy_of_tensor(a):  # $ eager_only_calls=true
    return a.numpy()


def numpy_of_unknown(a):  # $ eager_only_calls=true
    return unknown().numpy()


def numpy_of_own(a):  # $ eager_only_calls=true
    return Own().numpy()


def numpy_not_called(a):
    return a.numpy


def numpy_below(a):  # $ eager_only_calls=true
    return numpy_of_tensor(a)


def fits(a):  # $ eager_only_calls=true
    sequential.fit(a)


def predicts(a):  # $ eager_only_calls=true
    return sequential.predict(a)


def evaluates(a):  # $ eager_only_calls=true
    return sequential.evaluate(a)


def trains_on_batch(a):  # $ eager_only_calls=true
    return sequential.train_on_batch(a, a)


def fits_own(a):
    return Own().fit()


def fits_override(a):
    return Overrides().fit(a)


def fits_override_that_reads(a):  # $ eager_only_calls=true
    return OverridesAndReads().fit(a)


def fits_unknown(a):
    return unknown().fit(a)


def result_belongs_to_caller(a):
    return a


def not_called(a):  # $ eager_only_calls=null
    return a.numpy()


numpy_of_tensor(x)
numpy_of_unknown(x)
numpy_of_own(x)
numpy_not_called(x)
numpy_below(x)
fits(x)
predicts(x)
evaluates(x)
trains_on_batch(x)
fits_own(x)
fits_override(x)
fits_override_that_reads(x)
fits_unknown(x)
result_belongs_to_caller(x).numpy()
Own().numpy()
