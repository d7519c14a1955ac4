package dev.boathouse.core.predictor;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.Arrays;

/** Centres of clusters; the scores are the distances to them. */
final class Centroids implements RowByRow {

    static final String KIND = "boathouse-centroids-1";

    private final int width;
    /** Centre by centre. */
    private final double[] centres;

    Centroids(double[][] centres) {
        this(
                centres.length == 0 ? 0 : centres[0].length,
                Arrays.stream(centres).flatMapToDouble(Arrays::stream).toArray());
    }

    private Centroids(int width, double[] centres) {
        this.width = width;
        this.centres = centres;
        if (width < 1 || centres.length < width || centres.length % width != 0) {
            throw new IllegalArgumentException(
                    "Centres need a number for each feature: found " + centres.length + " for " + width + " features.");
        }
        if (!Arrays.stream(centres).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Centres must be finite.");
        }
    }

    @Override
    public int features() {
        return width;
    }

    @Override
    public int scores() {
        return centres.length / width;
    }

    @Override
    public void score(double[] rows, int at, double[] scores, int to) {
        int count = scores();
        for (int centre = 0; centre < count; centre++) {
            double sum = 0;
            int first = centre * width;
            for (int i = 0; i < width; i++) {
                double away = rows[at + i] - centres[first + i];
                sum += away * away;
            }
            scores[to + centre] = Math.sqrt(sum);
        }
    }

    @Override
    public String summary() {
        return scores() + (scores() == 1 ? " centre" : " centres");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public byte[] toBytes() {
        return BinaryWriter.empty().put(width).put(centres).toBytes();
    }

    static Centroids read(BinaryReader in) {
        int width = in.readInt();
        double[] centres = in.finites();
        in.end();
        try {
            return new Centroids(width, centres);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found broken centres (" + e.getMessage() + ")");
        }
    }
}
