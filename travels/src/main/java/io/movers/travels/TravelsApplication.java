package io.movers.travels;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class TravelsApplication {
    public static void main(String[] args) {
        SpringApplication.run(TravelsApplication.class, args);
    }
}
