package archfixture.delta;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

final class RunsData {

    Object read(InputStream in, String name) throws IOException, ReflectiveOperationException {
        try (ObjectInputStream objects = new ObjectInputStream(in)) {
            return objects.readObject();
        } finally {
            Class.forName(name);
        }
    }
}
