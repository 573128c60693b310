# rule-test: compat=reference seed=entries kinds=stale_variable_reads
# Section 9: variables of a model that are read before the model is built, and used to train it.
import tensorflow as tf

x = tf.ones((2, 3))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


def read_before(a):  # $ stale_variable_reads=true
    weights = model.trainable_variables
    with tf.GradientTape() as tape:
        loss = model(a)
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


def read_after(a):
    with tf.GradientTape() as tape:
        loss = model(a)
    weights = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


def weights_before(a):  # $ stale_variable_reads=true
    weights = model.trainable_weights
    loss = model(a)
    optimizer.minimize(loss, weights)


def never_run(a):
    weights = model.trainable_variables
    optimizer.minimize(a, weights)


def not_used_to_train(a):
    weights = model.trainable_variables
    model(a)
    return len(weights)


def run_before_and_after(a):
    model(a)
    weights = model.trainable_variables
    loss = model(a)
    optimizer.minimize(loss, weights)


def by_call_method(a):  # $ stale_variable_reads=true
    weights = model.trainable_variables
    loss = model.call(a)
    optimizer.minimize(loss, weights)


def by_build(a):  # $ stale_variable_reads=true
    weights = model.trainable_variables
    model.build((2, 3))
    optimizer.minimize(a, weights)


def compile_does_not_count(a):
    weights = model.trainable_variables
    model.compile()
    model.summary()
    optimizer.minimize(a, weights)


def of_parameter(m, a):  # $ stale_variable_reads=true
    weights = m.trainable_variables
    loss = m(a)
    optimizer.minimize(loss, weights)


def of_other_model(m, a):
    weights = model.trainable_variables
    loss = m(a)
    optimizer.minimize(loss, weights)


def runs_model(a):
    return model(a)


def below(a):  # $ stale_variable_reads=true
    weights = model.trainable_variables
    loss = runs_model(a)
    optimizer.minimize(loss, weights)


def built_below(a):
    runs_model(a)
    weights = model.trainable_variables
    loss = runs_model(a)
    optimizer.minimize(loss, weights)


class Trainer:
    def __init__(self):
        self.model = model

    def step(self, a):  # $ stale_variable_reads=true
        weights = self.model.trainable_variables
        loss = self.model(a)
        optimizer.minimize(loss, weights)


read_before(x)
read_after(x)
weights_before(x)
never_run(x)
not_used_to_train(x)
run_before_and_after(x)
by_call_method(x)
by_build(x)
compile_does_not_count(x)
of_parameter(model, x)
of_other_model(tf.keras.Sequential(), x)
below(x)
built_below(x)
Trainer().step(x)
