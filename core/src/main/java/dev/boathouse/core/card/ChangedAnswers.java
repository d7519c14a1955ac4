package dev.boathouse.core.card;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows whose class two models tell differently.
 *
 * @param ours the candidate's answers
 * @param theirs the champion's
 * @param truth the classes
 * @param classes their names
 */
record ChangedAnswers(int[] ours, int[] theirs, int[] truth, List<String> classes) {

    private static final int MOST = 20;

    List<Block> blocks() {
        return List.of(right(), changes());
    }

    private Table right() {
        Map<String, Long> counts = new LinkedHashMap<>();
        List.of("both", "candidate alone", "champion alone", "neither").forEach(name -> counts.put(name, 0L));
        for (int row = 0; row < truth.length; row++) {
            boolean our = ours[row] == truth[row];
            boolean their = theirs[row] == truth[row];
            counts.merge(
                    our && their ? "both" : our ? "candidate alone" : their ? "champion alone" : "neither",
                    1L,
                    Long::sum);
        }
        return ChangeBlocks.shares("Who tells the class right", "right", counts, truth.length);
    }

    private Table changes() {
        Map<List<Integer>, Long> counts = new LinkedHashMap<>();
        Map<List<Integer>, Long> right = new LinkedHashMap<>();
        Map<List<Integer>, Long> wrong = new LinkedHashMap<>();
        for (int row = 0; row < truth.length; row++) {
            if (ours[row] != theirs[row]) {
                List<Integer> change = List.of(theirs[row], ours[row]);
                counts.merge(change, 1L, Long::sum);
                right.merge(change, ours[row] == truth[row] ? 1L : 0L, Long::sum);
                wrong.merge(change, theirs[row] == truth[row] ? 1L : 0L, Long::sum);
            }
        }
        Shown<Map.Entry<List<Integer>, Long>> shown = mostFrequent(counts);
        return Table.of(
                        "Changed answers" + shown.ofAll(),
                        Column.text("champion says"),
                        Column.text("candidate says"),
                        Column.number("rows"),
                        Column.number("now right"),
                        Column.number("now wrong"))
                .withRows(shown.items().stream()
                        .map(change -> List.of(
                                Cell.of(classes.get(change.getKey().get(0))),
                                Cell.of(classes.get(change.getKey().get(1))),
                                Cell.count(change.getValue()),
                                Cell.count(right.getOrDefault(change.getKey(), 0L)),
                                Cell.count(wrong.getOrDefault(change.getKey(), 0L))))
                        .toList());
    }

    /** The pairs with the most rows; of equally many the lower numbers. */
    static Shown<Map.Entry<List<Integer>, Long>> mostFrequent(Map<List<Integer>, Long> counts) {
        return Shown.first(
                counts.entrySet().stream()
                        .sorted(Map.Entry.<List<Integer>, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(pair -> pair.getKey().get(0))
                                .thenComparing(pair -> pair.getKey().get(1)))
                        .toList(),
                MOST);
    }
}
