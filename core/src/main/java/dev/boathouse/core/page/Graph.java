package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Things and which led to which, such as the tables and versions behind a model. Drawn from the left, where nothing leads to, to the right.
 * Immutable.
 *
 * @param caption what is seen, or empty
 * @param nodes the things
 * @param links which led to which
 */
public record Graph(String caption, List<Node> nodes, List<Link> links) implements Chart {

    /** Copies the lists. */
    public Graph {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        Set<String> known = new HashSet<>();
        for (Node node : nodes) {
            if (!known.add(node.id())) {
                throw new IllegalArgumentException(
                        "Cannot draw a graph: two nodes are \"" + node.id() + "\". Give each its own id.");
            }
        }
        for (Link link : links) {
            if (!known.contains(link.from()) || !known.contains(link.to())) {
                throw new IllegalArgumentException("Cannot draw a graph: a link goes from \"" + link.from() + "\" to \""
                        + link.to() + "\". Give both as nodes.");
            }
        }
    }

    /**
     * A thing.
     *
     * @param id tells it from others; not shown
     * @param label what is read
     * @param kind of what kind it is, such as {@code table}: nodes of one kind look alike; or empty
     * @param status how it came out; {@link Status#NOTE} where it is not judged
     */
    public record Node(String id, String label, String kind, Status status) {
        /** Checks the label. */
        public Node {
            Words.requireSome("a node", "label", label);
        }

        /**
         * A thing that is not judged.
         *
         * @param id tells it from others; not shown
         * @param label what is read
         * @param kind of what kind it is, or empty
         * @return the node
         * @throws IllegalArgumentException if the label is blank
         */
        public static Node of(String id, String label, String kind) {
            return new Node(id, label, kind, Status.NOTE);
        }
    }

    /**
     * What led to what.
     *
     * @param from the id of the earlier one
     * @param to the id of the later one
     * @param label what happened, or empty
     */
    public record Link(String from, String to, String label) {}

    /**
     * Adds a thing.
     *
     * @param more the node
     * @return a graph with this node at the end
     * @throws IllegalArgumentException if its id is taken
     */
    public Graph with(Node more) {
        return new Graph(caption, Lists.appended(nodes, more), links);
    }

    /**
     * Adds a link.
     *
     * @param more the link, between nodes of this graph
     * @return a graph with this link at the end
     * @throws IllegalArgumentException if a node is missing
     */
    public Graph with(Link more) {
        return new Graph(caption, nodes, Lists.appended(links, more));
    }

    /** Each link in a row, then the nodes without any. */
    @Override
    public Table numbers() {
        Map<String, Cell> byId = nodes.stream().collect(Collectors.toMap(Node::id, Graph::cell));
        Set<String> linked = new HashSet<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Link link : links) {
            linked.add(link.from());
            linked.add(link.to());
            rows.add(List.of(
                    byId.getOrDefault(link.from(), Cell.blank()),
                    Cell.of(link.label()),
                    byId.getOrDefault(link.to(), Cell.blank())));
        }
        for (Node node : nodes) {
            if (!linked.contains(node.id())) {
                rows.add(List.of(cell(node), Cell.blank(), Cell.blank()));
            }
        }
        return new Table("", List.of(Table.Column.text("from"), Table.Column.text(""), Table.Column.text("to")), rows);
    }

    private static Cell cell(Node node) {
        String label = node.kind().isEmpty() ? node.label() : node.kind() + " " + node.label();
        return node.status() == Status.NOTE ? Cell.of(label) : Cell.of(node.status(), label);
    }
}
