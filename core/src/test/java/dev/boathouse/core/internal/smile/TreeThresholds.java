package dev.boathouse.core.internal.smile;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.model.Predictor;
import dev.boathouse.core.model.Tree;
import java.util.ArrayList;
import java.util.List;

/** Reads thresholds back from the stored part: the format is the only way to see them. */
final class TreeThresholds {

    private TreeThresholds() {}

    static List<Double> of(Tree tree) {
        byte[] bytes = Predictor.forest(100, List.of(tree)).toBytes();
        BinaryReader in = BinaryReader.of("forest", bytes, "boathouse-forest-1");
        in.readInt();
        in.readInt();
        in.readInt();
        in.readDouble();
        List<Double> thresholds = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int feature = in.readInt();
            double threshold = in.readDouble();
            in.readInt();
            if (feature >= 0) {
                thresholds.add(threshold);
            }
        }
        return thresholds;
    }
}
