package dev.boathouse.core.features;

/** What stands for null and NaN. Immutable. */
public final class Impute {

    enum Kind {
        MEAN,
        MEDIAN,
        MODE,
        NUMBER,
        TEXT
    }

    private final Kind kind;
    private final double number;
    private final String text;
    private final boolean indicator;

    private Impute(Kind kind, double number, String text, boolean indicator) {
        this.kind = kind;
        this.number = number;
        this.text = text;
        this.indicator = indicator;
    }

    /**
     * The mean of the training values that are there.
     *
     * @return the choice
     */
    public static Impute mean() {
        return new Impute(Kind.MEAN, 0, "", false);
    }

    /**
     * The median of the training values that are there; of an even number the mean of the two in the middle.
     *
     * @return the choice
     */
    public static Impute median() {
        return new Impute(Kind.MEDIAN, 0, "", false);
    }

    /**
     * The most frequent training value, of equally frequent ones the first as they sort. Suits strings, too.
     *
     * @return the choice
     */
    public static Impute mode() {
        return new Impute(Kind.MODE, 0, "", false);
    }

    /**
     * A number of your choice; for a date in days since 1970-01-01, for a timestamp in microseconds since then.
     *
     * @param number a finite number
     * @return the choice
     * @throws IllegalArgumentException if the number is not finite
     */
    public static Impute constant(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("Cannot fill with " + number + ": give a finite number.");
        }
        return new Impute(Kind.NUMBER, number, "", false);
    }

    /**
     * A level of your choice, for strings.
     *
     * @param level such as {@code none}
     * @return the choice
     */
    public static Impute level(String level) {
        return new Impute(Kind.TEXT, 0, level, false);
    }

    /**
     * With a feature more, named as {@code hour.missing} and right behind: 1 where the value was missing, else 0.
     *
     * @return the changed copy
     */
    public Impute withIndicator() {
        return new Impute(kind, number, text, true);
    }

    boolean indicator() {
        return indicator;
    }

    /** Tells whether it looks at the training rows. */
    boolean learns() {
        return kind != Kind.NUMBER && kind != Kind.TEXT;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isMode() {
        return kind == Kind.MODE;
    }

    String text() {
        return text;
    }

    double of(Sample sample) {
        return switch (kind) {
            case MEAN -> sample.mean();
            case MEDIAN -> sample.quantile(0.5);
            case MODE -> sample.mode();
            case NUMBER -> number;
            case TEXT ->
                throw new IllegalArgumentException("Cannot impute column \"" + sample.column() + "\" with the level \""
                        + text + "\": it is no string. Use mean, median, mode or constant.");
        };
    }

    /** Reads what {@link #toString()} wrote. */
    static Impute read(SpecCursor in) {
        String kind = in.word();
        Impute how = switch (kind) {
            case "mean" -> mean();
            case "median" -> median();
            case "mode" -> mode();
            case "constant" -> constant(in.behind(" ").number());
            case "level" -> level(in.behind(" ").name());
            default -> throw in.unknown(kind, "mean, median, mode, constant or level");
        };
        return in.takes(", indicator") ? how.withIndicator() : how;
    }

    /** As {@code median, indicator}. */
    @Override
    public String toString() {
        String what = switch (kind) {
            case MEAN -> "mean";
            case MEDIAN -> "median";
            case MODE -> "mode";
            case NUMBER -> "constant " + SpecText.number(number);
            case TEXT -> "level " + SpecText.quoted(text);
        };
        return what + (indicator ? ", indicator" : "");
    }
}
