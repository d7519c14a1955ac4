package dev.boathouse.examples.flights;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The whole life of a model on real flights, in one command: will a flight arrive more than fifteen minutes late, judged when it leaves?
 * See {@link Options#USAGE} for what it can be told.
 */
public final class FlightDelays {

    private FlightDelays() {}

    /**
     * Runs the story. Exits with 0 if it went through, 1 with one sentence on standard error if something was wrong, and 2 if the arguments
     * were.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        int code = run(arguments, System.out, System.err, Boolean.getBoolean("examples.terminal"));
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream out, PrintStream err, boolean interactive) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Options.USAGE);
            return 2;
        }
        if (options.help()) {
            out.println(Options.USAGE);
            return 0;
        }
        try {
            new Story(new Console(out, interactive), options.data(), options.lake()).tell();
            return 0;
        } catch (RuntimeException e) {
            err.println(sentence(e));
            return 1;
        }
    }

    private static String sentence(RuntimeException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "Failed: " + e : message;
    }

    /**
     * What the command was told.
     *
     * @param data the file of flights
     * @param lake the folder in which the run gets a folder of its own
     * @param help whether only the usage is wanted
     */
    record Options(Path data, Path lake, boolean help) {

        static final String USAGE = """
                Usage: examples/run [--data FILE] [--lake FOLDER]
                  --data FILE    Parquet file of flights (default: the sample in examples/data)
                  --lake FOLDER  where each run makes its own folder (default: examples/target/lake)""";

        static Options parse(String[] arguments) {
            Path examples = Path.of(System.getProperty("examples.folder", "examples"));
            Path data = examples.resolve(Path.of("data", "flights-500k.parquet"));
            Path lake = examples.resolve(Path.of("target", "lake"));
            Iterator<String> rest = List.of(arguments).iterator();
            while (rest.hasNext()) {
                String name = rest.next();
                if (name.equals("--help")) {
                    return new Options(data, lake, true);
                }
                if (!name.equals("--data") && !name.equals("--lake")) {
                    throw new IllegalArgumentException("Unknown argument \"" + name + "\".");
                }
                if (!rest.hasNext()) {
                    throw new IllegalArgumentException(name + " needs a value.");
                }
                Path value = Path.of(rest.next());
                data = name.equals("--data") ? value : data;
                lake = name.equals("--lake") ? value : lake;
            }
            return new Options(data, lake, false);
        }
    }
}
