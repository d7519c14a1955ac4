package dev.boathouse.faults;

import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A program that changes a registry, and tells of each change once it was told of it. */
public final class Registrar {

    private final ModelRegistry registry;
    private final Model trained;
    private final int number;

    Registrar(ModelRegistry registry, Model trained, int number) {
        this.registry = registry.actingAs("registrar-" + number);
        this.trained = trained;
        this.number = number;
    }

    /** Registry, deed, number of the registrar, first and last sequence, folder of a model, and how far the clock is wrong. */
    public static void main(String[] arguments) throws IOException {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[6]));
        Registrar registrar = new Registrar(
                ModelRegistry.open(arguments[0]).withClock(clock),
                ModelPackage.read(Path.of(arguments[5])).model(),
                Integer.parseInt(arguments[2]));
        Deed deed = Deed.valueOf(arguments[1]);
        int last = Integer.parseInt(arguments[4]);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        Writer.tell(out, "ready");
        for (int sequence = Integer.parseInt(arguments[3]); sequence <= last; sequence++) {
            try {
                Writer.tell(out, "done " + sequence + " " + deed.act(registrar, sequence));
            } catch (RuntimeException e) {
                e.printStackTrace();
                Writer.tell(out, "failed " + sequence + " " + Writer.oneLine(e));
            }
        }
        System.exit(0);
    }

    /** Starts one in a process of its own; {@code clockHours} is how far its clock goes ahead. */
    static WriterProcess start(
            Deed deed, RegistryFolder folder, int number, int first, int last, int clockHours, List<Fault> faults)
            throws IOException {
        return WriterProcess.start(
                Registrar.class,
                List.of(faults),
                folder.logs(),
                folder.uri(),
                deed.name(),
                "" + number,
                "" + first,
                "" + last,
                folder.model().toString(),
                Duration.ofHours(clockHours).toString());
    }

    ModelRegistry registry() {
        return registry;
    }

    Model model(int sequence) {
        return Candidates.ofJob(trained, Candidates.job(number, sequence));
    }

    ModelVersion registered(int sequence) {
        return registry.registerOnce(Candidates.job(number, sequence), Candidates.NAME, model(sequence));
    }
}
