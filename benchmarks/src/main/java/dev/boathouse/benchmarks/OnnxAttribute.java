package dev.boathouse.benchmarks;

import java.util.List;

/** Attributes of ONNX operators, by the type of their value. */
final class OnnxAttribute {

    private static final int NAME = 1;
    private static final int TYPE = 20;

    private OnnxAttribute() {}

    static Protobuf of(String name, long value) {
        return new Protobuf().put(NAME, name).put(3, value).put(TYPE, 2);
    }

    static Protobuf of(String name, String value) {
        return new Protobuf().put(NAME, name).put(4, value).put(TYPE, 3);
    }

    static Protobuf of(String name, float[] values) {
        Protobuf attribute = new Protobuf().put(NAME, name);
        for (float value : values) {
            attribute.put(7, value);
        }
        return attribute.put(TYPE, 6);
    }

    static Protobuf of(String name, long[] values) {
        Protobuf attribute = new Protobuf().put(NAME, name);
        for (long value : values) {
            attribute.put(8, value);
        }
        return attribute.put(TYPE, 7);
    }

    static Protobuf of(String name, List<String> values) {
        Protobuf attribute = new Protobuf().put(NAME, name);
        values.forEach(value -> attribute.put(9, value));
        return attribute.put(TYPE, 8);
    }
}
