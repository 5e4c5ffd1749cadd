package io.movers.untidy;

class Loose {}
