package dev.boathouse.core.features;

/** Gives levels their numbers, all from 0 on. */
interface Coding {

    int of(String level);

    int of(long level);
}
