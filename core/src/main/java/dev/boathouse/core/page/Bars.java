package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Bars, one of each group for each category.
 *
 * @param caption what is seen, or empty
 * @param values the axis along which bars grow, from 0
 * @param categories what each bar is for, in order
 * @param groups what is compared, each with one bar a category
 * @param references lines across the bars; only those {@linkplain Reference#atY at a value}
 */
public record Bars(String caption, Axis values, List<String> categories, List<Group> groups, List<Reference> references)
        implements Chart {
    /** Copies the lists. */
    public Bars {
        categories = List.copyOf(categories);
        groups = List.copyOf(groups);
        references = List.copyOf(references);
        for (Group group : groups) {
            if (group.bars().size() != categories.size()) {
                throw new IllegalArgumentException("Cannot draw bars: a group has "
                        + group.bars().size() + ". Give one for each of the " + categories.size() + " categories.");
            }
        }
        for (Reference reference : references) {
            if (reference.course() != Course.AT_Y) {
                throw new IllegalArgumentException(
                        "Cannot draw a line " + reference.course() + " across bars. Give a line AT_Y, a value.");
            }
        }
    }

    /**
     * Adds a group.
     *
     * @param name what it is
     * @param bars a bar for each category
     * @return a chart with this group at the end
     * @throws IllegalArgumentException if the name is blank, or there are fewer or more bars than categories
     */
    public Bars with(String name, List<Bar> bars) {
        return new Bars(caption, values, categories, Lists.appended(groups, new Group(name, bars)), references);
    }

    /**
     * Adds a line to compare with.
     *
     * @param more the line, at a value
     * @return a chart with this line at the end
     * @throws IllegalArgumentException if the line takes another course
     */
    public Bars with(Reference more) {
        return new Bars(caption, values, categories, groups, Lists.appended(references, more));
    }

    @Override
    public Table numbers() {
        Digits digits = values.digits()
                .alike(groups.stream()
                        .flatMap(group -> group.bars().stream())
                        .flatMapToDouble(Bar::ends)
                        .toArray());
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text(""));
        groups.forEach(group -> columns.add(Table.Column.number(group.name())));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(categories.get(i)));
            for (Group group : groups) {
                row.add(group.bars().get(i).cell(digits));
            }
            rows.add(row);
        }
        return new Table("", columns, rows);
    }

    /**
     * Bars that belong together.
     *
     * @param name what they are
     * @param bars a bar for each category
     */
    public record Group(String name, List<Bar> bars) {
        /** Copies the list. */
        public Group {
            Words.requireSome("a group", "name", name);
            bars = List.copyOf(bars);
        }
    }

    /**
     * A bar.
     *
     * @param value where it ends, finite, or NaN where there is none
     * @param error the range that the value may lie in
     */
    public record Bar(double value, Optional<Range> error) {
        /** Checks the number. */
        public Bar {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "Cannot draw a bar of " + value + ". Give a finite number, or NaN where there is none.");
            }
        }

        /** Its value, or nothing. */
        Cell cell(Digits digits) {
            return Double.isNaN(value)
                    ? Cell.blank()
                    : error.map(range -> Cell.interval(value, range.low(), range.high(), digits))
                            .orElse(Cell.of(value, digits));
        }

        /** What has to be seen of it along the axis. */
        DoubleStream ends() {
            return Range.seen(value, error);
        }

        /**
         * A bar without range.
         *
         * @param value where it ends, finite, or NaN where there is none
         * @return the bar
         */
        public static Bar of(double value) {
            return new Bar(value, Optional.empty());
        }

        /**
         * A bar with the range that its value may lie in.
         *
         * @param value where it ends, finite, or NaN where there is none
         * @param low the lower end, finite
         * @param high the upper end, finite
         * @return the bar
         * @throws IllegalArgumentException if a number is not as said, or the lower end is above the upper one
         */
        public static Bar of(double value, double low, double high) {
            return new Bar(value, Optional.of(new Range(low, high)));
        }
    }
}
