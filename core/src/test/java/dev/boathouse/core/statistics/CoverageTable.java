package dev.boathouse.core.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints the table of docs/uncertainty.md, or the lines whose name holds the argument. Takes some minutes. */
final class CoverageTable {

    private CoverageTable() {}

    public static void main(String[] arguments) {
        String part = arguments.length == 0 ? "" : arguments[0];
        System.out.println(
                "| of | " + Coverage.ROWS.stream().map(rows -> rows + " rows").collect(Collectors.joining(" | "))
                        + " | simulations |");
        System.out.println("|---|---|---|---|---|");
        for (Coverage coverage : Coverage.all()) {
            if (!coverage.name().contains(part)) {
                continue;
            }
            System.out.println("| " + coverage.name() + " | "
                    + IntStream.range(0, Coverage.ROWS.size())
                            .mapToObj(i -> coverage.measured(
                                    Coverage.ROWS.get(i), coverage.simulations().get(i)))
                            .map(measured -> rounded(measured.share()) + " ± " + rounded(measured.error()))
                            .collect(Collectors.joining(" | "))
                    + " | "
                    + coverage.simulations().stream().map(String::valueOf).collect(Collectors.joining(", ")) + " |");
        }
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }
}
