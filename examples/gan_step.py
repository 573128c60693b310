"""One step of a generative adversarial network, over a mixture of two Gaussians."""

import tensorflow as tf

LATENT = 8


def make_network(outputs, activation, seed):
    initializer = tf.keras.initializers.GlorotUniform
    return tf.keras.Sequential(
        [
            tf.keras.layers.Dense(64, activation="relu", kernel_initializer=initializer(seed)),
            tf.keras.layers.Dense(64, activation="relu", kernel_initializer=initializer(seed + 1)),
            tf.keras.layers.Dense(outputs, activation=activation, kernel_initializer=initializer(seed + 2)),
        ]
    )


generator = make_network(2, None, 10)
discriminator = make_network(1, None, 20)
generator.build((None, LATENT))
discriminator.build((None, 2))
generator_optimizer = tf.keras.optimizers.Adam(1e-3, beta_1=0.5)
discriminator_optimizer = tf.keras.optimizers.Adam(1e-3, beta_1=0.5)


def cross_entropy(target, logits):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=logits))


def gan_step(real, noise):
    with tf.GradientTape() as generator_tape, tf.GradientTape() as discriminator_tape:
        fake = generator(noise)
        real_logits = discriminator(real)
        fake_logits = discriminator(fake)
        generator_loss = cross_entropy(tf.ones_like(fake_logits), fake_logits)
        discriminator_loss = cross_entropy(tf.ones_like(real_logits), real_logits)
        discriminator_loss += cross_entropy(tf.zeros_like(fake_logits), fake_logits)
    gradients = generator_tape.gradient(generator_loss, generator.trainable_variables)
    generator_optimizer.apply_gradients(zip(gradients, generator.trainable_variables))
    gradients = discriminator_tape.gradient(discriminator_loss, discriminator.trainable_variables)
    discriminator_optimizer.apply_gradients(zip(gradients, discriminator.trainable_variables))
    return generator_loss, discriminator_loss


def sample(n, seed):
    offset = 2.0 * tf.cast(tf.random.stateless_uniform((n, 1), seed=(seed, 3)) < 0.5, tf.float32)
    return tf.random.stateless_normal((n, 2), seed=(seed, 4)) * 0.3 + offset


def main(steps=150):
    for step in range(steps):
        noise = tf.random.stateless_normal((64, LATENT), seed=(step, 5))
        generator_loss, discriminator_loss = gan_step(sample(64, step), noise)
        if (step + 1) % 50 == 0:
            print(f"step {step + 1}: generator loss {float(generator_loss):.5f}, discriminator loss {float(discriminator_loss):.5f}")


if __name__ == "__main__":
    main()
