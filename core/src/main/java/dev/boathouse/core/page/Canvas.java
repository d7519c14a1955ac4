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

    /** Draws a point over references, and marks where it meets another series. */
    void point(double x, double y, char glyph) {
        char[] row = cells[row(y)];
        int column = column(x);
        if (Character.isLetter(row[column]) || "*+".indexOf(row[column]) >= 0 || row[column] == SEVERAL) {
            if (row[column] != glyph) {
                row[column] = SEVERAL;
                shared = true;
            }
        } else {
            row[column] = glyph;
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
        // Liang and Barsky (1984): the shares of the line at which it enters and leaves.
        double[] towards = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
        double[] room = {x0, 1 - x0, y0, 1 - y0};
        double from = 0;
        double to = 1;
        for (int side = 0; side < towards.length; side++) {
            if (towards[side] == 0 && room[side] < 0) {
                return;
            }
            double at = room[side] / towards[side];
            if (towards[side] < 0) {
                from = Math.max(from, at);
            } else if (towards[side] > 0) {
                to = Math.min(to, at);
            }
        }
        if (from > to) {
            return;
        }
        double dx = x1 - x0;
        double dy = y1 - y0;
        double cellsAlong = (to - from) * Math.max(Math.abs(dx) * (width() - 1), Math.abs(dy) * (cells.length - 1));
        int steps = (int) Math.ceil(Math.min(cellsAlong, width() + cells.length));
        for (int i = 0; i <= steps; i++) {
            double at = steps == 0 ? from : from + (to - from) * i / steps;
            brush.draw(inside(x0 + at * dx), inside(y0 + at * dy));
        }
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
