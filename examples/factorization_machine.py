"""A factorisation machine (Rendle, ICDM 2010) in plain tensors."""

import tensorflow as tf

FEATURES, FACTORS = 24, 6


class FactorizationMachine(tf.Module):
    def __init__(self):
        super().__init__()
        self.bias = tf.Variable(0.0)
        self.weights = tf.Variable(tf.zeros((FEATURES, 1)))
        self.factors = tf.Variable(0.1 * tf.random.stateless_normal((FEATURES, FACTORS), seed=(1, 2)))

    def __call__(self, x):
        linear = tf.squeeze(tf.matmul(x, self.weights), axis=1)
        square_of_sum = tf.square(tf.matmul(x, self.factors))
        sum_of_squares = tf.matmul(tf.square(x), tf.square(self.factors))
        return self.bias + linear + 0.5 * tf.reduce_sum(square_of_sum - sum_of_squares, axis=1)


def mean_squared_error(y, prediction):
    return tf.reduce_mean(tf.square(y - prediction))


def train_step(machine, x, y):
    with tf.GradientTape() as tape:
        loss = mean_squared_error(y, machine(x))
    gradients = tape.gradient(loss, machine.trainable_variables)
    for variable, gradient in zip(machine.trainable_variables, gradients):
        variable.assign_sub(0.02 * gradient)
    return loss


def main():
    truth = FactorizationMachine()
    truth.weights.assign(tf.random.stateless_normal((FEATURES, 1), seed=(3, 4)))
    x = tf.cast(tf.random.stateless_uniform((512, FEATURES), seed=(5, 6)) < 0.3, tf.float32)
    y = truth(x)
    machine = FactorizationMachine()
    for epoch in range(300):
        loss = train_step(machine, x, y)
        if (epoch + 1) % 100 == 0:
            print(f"epoch {epoch + 1}: loss {float(loss):.6f}")


if __name__ == "__main__":
    main()
