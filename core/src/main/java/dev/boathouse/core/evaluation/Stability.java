package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Proportion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often predictions flip when each numeric input is moved by normal noise; whole numbers are rounded, null stays null, texts, truth values and
 * times stay as they are. Immutable.
 *
 * @param flipped rows whose prediction changed, of all
 * @param noise how far, as a share of each input's standard deviation
 * @param seed where the random numbers started
 */
public record Stability(Proportion flipped, double noise, long seed) {

    static Stability of(Model model, Frame frame, double noise, long seed) {
        if (!(noise > 0 && noise <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("Noise must be finite and above 0: found " + noise + ".");
        }
        Frame inputs = frame.select(model.signature().inputs().names());
        Frame moved = inputs;
        for (int i = 0; i < inputs.schema().size(); i++) {
            Schema.Field field = inputs.schema().field(i);
            if (field.type().isNumeric()) {
                moved = moved.with(field.name(), moved(inputs, field, noise, SplitMix.mix(SplitMix.mix(seed) + i)));
            }
        }
        List<@Nullable Object> before = model.score(inputs).values("prediction");
        List<@Nullable Object> after = model.score(moved).values("prediction");
        long flips = 0;
        for (int row = 0; row < before.size(); row++) {
            flips += java.util.Objects.equals(before.get(row), after.get(row)) ? 0 : 1;
        }
        return new Stability(new Proportion(flips, before.size()), noise, seed);
    }

    private static Column moved(Frame frame, Schema.Field field, double noise, long seed) {
        double[] values = frame.doubles(field.name());
        double reach = noise * deviation(values);
        SplittableRandom random = new SplittableRandom(seed);
        List<@Nullable Object> changed = new ArrayList<>();
        List<@Nullable Object> given = frame.values(field.name());
        for (int row = 0; row < values.length; row++) {
            double shift = reach * gaussian(random);
            Object value = given.get(row);
            changed.add(value == null || !Double.isFinite(values[row]) ? value : moved(value, field.type(), shift));
        }
        return Column.of(field.type(), changed);
    }

    private static Object moved(Object value, DataType type, double shift) {
        if (value instanceof Double number) {
            return number + shift;
        }
        if (value instanceof Float number) {
            return (float) (number + shift);
        }
        if (value instanceof BigDecimal number && type instanceof DataType.Decimal decimal) {
            BigDecimal sum = number.add(BigDecimal.valueOf(shift)).setScale(decimal.scale(), RoundingMode.HALF_EVEN);
            return sum.precision() <= decimal.precision() ? sum : number;
        }
        long whole = saturated(((Number) value).longValue(), Math.round(shift));
        if (value instanceof Byte) {
            return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, whole));
        }
        if (value instanceof Short) {
            return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, whole));
        }
        return value instanceof Integer
                ? (Object) (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole))
                : (Object) whole;
    }

    private static long saturated(long value, long shift) {
        long sum = value + shift;
        boolean overflown = ((value ^ sum) & (shift ^ sum)) < 0;
        return overflown ? (shift > 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : sum;
    }

    /** Over the finite values; 0 where there are fewer than two. */
    private static double deviation(double[] values) {
        double mean = 0;
        double squares = 0;
        long count = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                count++;
                double distance = value - mean;
                mean += distance / count;
                squares += distance * (value - mean);
            }
        }
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }

    /** Marsaglia's polar method, with StrictMath: the same numbers everywhere. */
    private static double gaussian(SplittableRandom random) {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
