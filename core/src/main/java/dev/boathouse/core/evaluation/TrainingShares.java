package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.Labels;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shares of classes in training rows. */
final class TrainingShares {

    private TrainingShares() {}

    static Map<String, Difference> shifts(Model candidate, Frame ofCandidate, Model champion, Frame ofChampion) {
        List<Proportion> ours = shares(candidate.trainingRecord(), "candidate", candidate, ofCandidate);
        List<Proportion> theirs = shares(champion.trainingRecord(), "champion", champion, ofChampion);
        Map<String, Difference> shifts = new LinkedHashMap<>();
        for (int i = 0; i < ours.size(); i++) {
            shifts.put(candidate.trainingRecord().classes().get(i), ours.get(i).minus(theirs.get(i)));
        }
        return Collections.unmodifiableMap(shifts);
    }

    private static List<Proportion> shares(TrainingRecord record, String who, Model model, Frame frame) {
        List<String> names = new ArrayList<>(model.signature().inputs().names());
        record.label().ifPresent(label -> names.add(label.column()));
        String found = frame.select(names).contentDigest();
        if (!found.equals(record.dataDigest())) {
            throw new IllegalArgumentException(
                    "These are not the rows that the " + who + " was trained on: their digest is "
                            + found + ", its record says " + record.dataDigest()
                            + ". Reading the table version that the record names would work.");
        }
        if (record.classes().isEmpty()) {
            return List.of();
        }
        long[] counts = new long[record.classes().size()];
        for (int code : Labels.codes(frame, record.label().orElseThrow().column(), record.classes())) {
            counts[code]++;
        }
        List<Proportion> shares = new ArrayList<>();
        for (long count : counts) {
            shares.add(new Proportion(count, frame.rowCount()));
        }
        return shares;
    }
}
