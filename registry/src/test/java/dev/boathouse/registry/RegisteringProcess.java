package dev.boathouse.registry;

import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import java.nio.file.Path;

/** A process of its own that registers a stored model a number of times and tells each number it was given. */
final class RegisteringProcess {

    private RegisteringProcess() {}

    /** Takes the registry, the folder of the model, how often, and who. */
    public static void main(String[] arguments) {
        Model model = ModelPackage.read(Path.of(arguments[1])).model();
        ModelRegistry registry = ModelRegistry.open(arguments[0]).actingAs(arguments[3]);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            System.out.println(registry.register(Flights.NAME, model).number());
        }
    }
}
