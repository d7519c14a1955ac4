package dev.boathouse.core.features;

import dev.boathouse.core.data.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row. */
final class RowSource implements Source {

    private final int[] positions;
    private @Nullable Row row;

    RowSource(int[] positions) {
        this.positions = positions;
    }

    void use(@Nullable Row next) {
        row = next;
    }

    private Row row() {
        Row current = row;
        if (current == null) {
            throw new IllegalStateException("No row to read.");
        }
        return current;
    }

    @Override
    public boolean isNull(int input, int i) {
        return row().isNull(positions[input]);
    }

    @Override
    public long longAt(int input, int i) {
        return row().longAt(positions[input]);
    }

    @Override
    public @Nullable Object valueAt(int input, int i) {
        return row().valueAt(positions[input]);
    }

    @Override
    public void numbers(int[] inputs, double[] target, int capacity, int count) {
        Row current = row();
        for (int input : inputs) {
            int position = positions[input];
            target[input * capacity] = current.isNull(position) ? Double.NaN : current.doubleAt(position);
        }
    }

    @Override
    public void texts(int input, Coding coding, int missing, int[] target, int count) {
        Row current = row();
        int position = positions[input];
        target[0] = current.isNull(position) ? missing : coding.of(current.stringAt(position));
    }

    @Override
    public int elements(int input, int i, int wanted, double[] target, int at, int step) {
        Object value = row().valueAt(positions[input]);
        if (value == null) {
            return NO_ARRAY;
        }
        List<?> elements = (List<?>) value;
        if (elements.size() == wanted) {
            for (int k = 0; k < wanted; k++) {
                Object element = elements.get(k);
                target[at + k * step] = element == null ? Double.NaN : ((Number) element).doubleValue();
            }
        }
        return elements.size();
    }
}
