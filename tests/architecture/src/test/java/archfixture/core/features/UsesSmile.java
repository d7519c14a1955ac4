package archfixture.core.features;

import smile.math.MathEx;

final class UsesSmile {
    double used = MathEx.sum(new double[] {1});
}
