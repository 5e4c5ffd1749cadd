package io.movers.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A service as it is compiled now, in {@code <service>/target/classes}. Everything else is what the suite started with. */
record CompiledService(ClassLoader loader, Class<?> application) {
    static CompiledService in(Path repository, Service service) {
        Path classes = repository.resolve(service.id()).resolve("target").resolve("classes");
        if (!Files.isDirectory(classes)) {
            throw new SuiteException(classes + " is missing: compile " + service.id() + " first");
        }
        try {
            var loader = new OwnClassesFirst(classes, "io.movers." + service.id() + '.');
            return new CompiledService(
                    loader, Class.forName(service.application().getName(), false, loader));
        } catch (ClassNotFoundException e) {
            throw new SuiteException(service.application().getName() + " is not in " + classes, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the classes and files of one service in its folder, and all others where the suite has them. */
    private static final class OwnClassesFirst extends URLClassLoader {
        private final String prefix;

        OwnClassesFirst(Path classes, String prefix) throws IOException {
            super(new URL[] {classes.toUri().toURL()}, CompiledService.class.getClassLoader());
            this.prefix = prefix;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(prefix)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }

        /** A scan of the service's packages must not find the older classes, too. */
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith(prefix.replace('.', '/')) ? findResources(name) : super.getResources(name);
        }
    }
}
