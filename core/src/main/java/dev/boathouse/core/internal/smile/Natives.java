package dev.boathouse.core.internal.smile;

import smile.math.blas.BLAS;
import smile.math.matrix.Matrix;

/** The native linear algebra that some of Smile's algorithms need, and hosts add where they want those. */
final class Natives {

    private Natives() {}

    /**
     * Tries it out.
     *
     * @param algorithm who needs it
     * @throws IllegalStateException if it is not there
     */
    static void require(String algorithm) {
        try {
            BLAS.engine.dot(1, new double[] {1}, 1, new double[] {1}, 1);
            Matrix.eye(1).qr();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "Cannot train: " + algorithm + " needs the native library OpenBLAS, which is not there (" + e
                            + "). Add the dependencies org.bytedeco:openblas:0.3.10-1.5.4 and org.bytedeco:javacpp:1.5.4, both of"
                            + " them also with the classifier of your platform, such as linux-x86_64; scoring does not need them.",
                    e);
        }
    }
}
