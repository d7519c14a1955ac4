package dev.boathouse.core.page;

import java.util.Arrays;

/** A grid of characters that lines and points are drawn into; the unit square, from the lower left, fills it. */
final class Canvas {

    /** What stands where two series meet. */
    static final char SEVERAL = '#';

    private final char[][] cells;
    private boolean shared;

    Canvas(int width, int height) {
        cells = new char[height][width];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
    }

    /** Draws a point, or that several are there. To be called before {@link #behind}. */
    void point(double x, double y, char glyph) {
        char[] row = cells[row(y)];
        int column = column(x);
        if (row[column] == ' ') {
            row[column] = glyph;
        } else if (row[column] != glyph) {
            row[column] = SEVERAL;
            shared = true;
        }
    }

    /** Draws where nothing is yet. */
    void behind(double x, double y, char glyph) {
        char[] row = cells[row(y)];
        if (row[column(x)] == ' ') {
            row[column(x)] = glyph;
        }
    }

    /** Draws the part of a straight line that is inside. */
    void line(double x0, double y0, double x1, double y1, Brush brush) {
        double[] from = {x0, y0};
        double[] to = {x1, y1};
        for (int axis = 0; axis < from.length; axis++) {
            if (Math.max(from[axis], to[axis]) < 0 || Math.min(from[axis], to[axis]) > 1) {
                return;
            }
            double[] fromInside = inside(from, to, axis);
            to = inside(to, from, axis);
            from = fromInside;
        }
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        int steps = (int) Math.ceil(Math.max(Math.abs(dx) * (width() - 1), Math.abs(dy) * (height() - 1)));
        for (int i = 0; i <= steps; i++) {
            double at = steps == 0 ? 0 : (double) i / steps;
            brush.draw(inside(from[0] + at * dx), inside(from[1] + at * dy));
        }
    }

    /** An end of a line, moved along it to the border of an axis that it is outside of. The other end may be very far away. */
    private static double[] inside(double[] end, double[] other, int axis) {
        double border = inside(end[axis]);
        if (border == end[axis]) {
            return end;
        }
        double share = (border - end[axis]) / (other[axis] - end[axis]);
        double[] moved = {end[0] + (other[0] - end[0]) * share, end[1] + (other[1] - end[1]) * share};
        moved[axis] = border;
        return moved;
    }

    /** Whether {@link #SEVERAL} was drawn. */
    boolean shared() {
        return shared;
    }

    int width() {
        return cells[0].length;
    }

    int height() {
        return cells.length;
    }

    int row(double y) {
        return cells.length - 1 - (int) Math.floor(y * (cells.length - 1) + 0.5);
    }

    int column(double x) {
        return (int) Math.floor(x * (width() - 1) + 0.5);
    }

    String line(int row) {
        return new String(cells[row]);
    }

    private static double inside(double share) {
        return Math.max(0, Math.min(1, share));
    }

    /** How a place is drawn. */
    interface Brush {
        void draw(double x, double y);
    }
}
