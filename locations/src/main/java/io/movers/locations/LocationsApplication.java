package io.movers.locations;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class LocationsApplication {
    public static void main(String[] args) {
        SpringApplication.run(LocationsApplication.class, args);
    }
}
