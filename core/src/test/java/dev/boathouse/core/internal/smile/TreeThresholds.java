package dev.boathouse.core.internal.smile;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.predictor.Predictor;
import java.util.ArrayList;
import java.util.List;

/** Reads thresholds back from the stored part: the format is the only way to see them. */
final class TreeThresholds {

    private TreeThresholds() {}

    static List<Double> of(Predictor trees) {
        BinaryReader in = BinaryReader.of("trees", trees.toBytes());
        in.readInt();
        in.finites();
        in.readFlag();
        List<Double> thresholds = new ArrayList<>();
        for (int tree = in.readInt(); tree > 0; tree--) {
            in.readDouble();
            in.readInt();
            for (int left = in.readInt(); left > 0; left--) {
                int feature = in.readInt();
                double threshold = in.readDouble();
                in.readInt();
                if (feature >= 0) {
                    thresholds.add(threshold);
                }
            }
            in.finites();
        }
        return thresholds;
    }
}
