package dev.boathouse.core.features;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Levels as one feature each, or as one rank. What was not seen in training is 0 in all of them, or ranks behind the rarest. */
final class LevelTransform implements FittedTransform {

    static final byte ONE_HOT = 2;
    static final byte RANK = 3;

    private final Schema.Field input;
    private final boolean oneHot;
    private final LevelCodes codes;

    private LevelTransform(Schema.Field input, boolean oneHot, LevelCodes codes) {
        this.input = input;
        this.oneHot = oneHot;
        this.codes = codes;
    }

    static LevelTransform fit(Frame frame, Schema.Field field, boolean oneHot, int maxLevels) {
        List<String> levels = LevelCount.byFrequency(frame, field.name());
        if (oneHot) {
            levels = levels.subList(0, Math.min(maxLevels, levels.size()));
            levels = LevelCount.sorted(levels, field.type());
        }
        return new LevelTransform(
                Schema.Field.of(field.name(), field.type()), oneHot, LevelCodes.of(levels, field.type()));
    }

    @Override
    public Schema.Field input() {
        return input;
    }

    List<String> levels() {
        return oneHot ? codes.levels() : List.of();
    }

    @Override
    public List<String> outputs() {
        return oneHot
                ? codes.levels().stream()
                        .map(level -> input.name() + "=" + level)
                        .toList()
                : List.of(input.name());
    }

    @Override
    public void encode(Row row, int position, double[] out, int at) {
        int code = codes.of(row, position);
        if (oneHot) {
            Arrays.fill(out, at, at + codes.size(), 0);
            if (code < codes.size()) {
                out[at + code] = 1;
            }
        } else {
            out[at] = code;
        }
    }

    @Override
    public void encode(Column column, int from, int to, long firstRow, double[] out, int offset, int stride, int step) {
        int[] found = codes.of(column, from, to);
        for (int i = 0; i < found.length; i++) {
            int at = offset + i * stride;
            if (oneHot) {
                for (int level = 0; level < codes.size(); level++) {
                    out[at + level * step] = level == found[i] ? 1 : 0;
                }
            } else {
                out[at] = found[i];
            }
        }
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(oneHot ? ONE_HOT : RANK).put(codes.size());
        codes.levels().forEach(out::put);
    }

    static LevelTransform read(Schema.Field input, boolean oneHot, BinaryReader in) {
        int count = in.count(Integer.BYTES);
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            levels.add(in.text());
        }
        if (!InputKind.hasLevels(input.type())) {
            throw in.corrupt("found levels for column \"" + input.name() + "\" of type " + input.type());
        }
        try {
            return new LevelTransform(input, oneHot, LevelCodes.of(levels, input.type()));
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found impossible levels for column \"" + input.name() + "\"");
        }
    }
}
